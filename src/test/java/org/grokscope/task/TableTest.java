package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    /** Klein's group: its first line and first column are its symbols. */
    private static final String KLEIN = "e,a,b,c\na,e,c,b\nb,c,e,a\nc,b,a,e\n";

    private static Table table(String text) {
        return Table.ofLines("folder/some table.csv", text);
    }

    private static String results(Table table) {
        int n = table.classes();
        return IntStream.range(0, n * n)
                .mapToObj(i -> Integer.toString(table.result(i / n, i % n)))
                .collect(Collectors.joining(" "));
    }

    private static String modular(int p, int from, String separator) {
        return IntStream.range(0, p)
                .mapToObj(a -> IntStream.range(0, p)
                        .mapToObj(b -> Integer.toString((a + b) % p + from))
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void linesOfResultsAreATable() {
        Table klein = table(KLEIN);
        assertEquals("0 1 2 3 1 0 3 2 2 3 0 1 3 2 1 0", results(klein));
        assertEquals(4, klein.classes());
        assertEquals(16, klein.size());
        assertEquals("a · b in some-table", klein.formula());
        assertEquals("table:some-table", klein.shortId());
        assertEquals("b · c", klein.expression(2, 3));
        // Numbers are symbols of their own, from 0 or 1, and need not all be results.
        assertEquals("0 0 0 0 1 2 0 2 1", results(table("0,0,0\n0,1,2\n0,2,1")));
        assertEquals("0 0 0 0 1 2 0 2 1", results(table("1;1;1\r\n1;2;3\r\n\r\n1;3;2\r\n")));
        assertEquals("0 1 2 1 2 0 2 0 1", results(table("0.0\t\"1\"\t2\n1\t+2\t00\n2.0\t0\t1")));
        // As numpy.savetxt writes numbers.
        String zero = "0.000000000000000000e+00";
        String one = "1.000000000000000000e+00";
        String two = "2.000000000000000000e+00";
        assertEquals(
                "0 1 2 1 2 0 2 0 1",
                results(table(String.join(",", zero, one, two) + "\n" + String.join(",", one, two, zero) + "\n"
                        + String.join(",", two, zero, one))));
        // Of other numbers the smallest is 0.
        assertEquals("2 1 0 1 0 2 0 2 1", results(table("30,20,10\n20,10,30\n10,30,20")));
    }

    @Test
    void linesAndColumnsCanBeNamed() {
        // Rock, paper, scissors: the winner. Only two of the symbols win against p.
        assertEquals("0 1 0 1 1 2 0 2 2", results(table(",r,p,s\nr,r,p,r\np,p,p,s\ns,r,s,s")));
        assertEquals("0 1 0 1 1 2 0 2 2", results(table("\"\";r;p;s\ns;r;s;s\nr;r;p;r\np;p;p;s")));
        // 3, 5 and 7 are 0, 1 and 2: the operation is the next symbol of a.
        assertEquals("1 1 1 2 2 2 0 0 0", results(table(",7,3,5\n5,7,7,7\n3,5,5,5\n7,3,3,3")));
    }

    @Test
    void aListOfPairsInAnyOrderIsTheSameTable() {
        List<String> pairs = new ArrayList<>();
        for (int a = 0; a < 11; a++) {
            for (int b = 0; b < 11; b++) {
                pairs.add(a + "," + b + "," + (a + b) % 11);
            }
        }
        Table square = table(modular(11, 0, ","));
        Random random = new Random(2);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(pairs, random);
            assertEquals(square, table("A, b ,Result\n" + String.join("\n", pairs)));
        }
        assertEquals(results(square), results(table(modular(11, 1, "\t"))));
    }

    @Test
    void additionAsATableHasTheDataOfAddition() {
        for (int p : new int[] {3, 97, 200}) {
            Dataset table = table(modular(p, 0, ",")).dataset(5);
            Dataset operation = new ModularTask(Operation.ADD, p).dataset(5);
            assertArrayEquals(operation.tokens(), table.tokens());
            assertArrayEquals(operation.labels(), table.labels());
            assertEquals(operation.vocabulary(), table.vocabulary());
            assertEquals(operation.classes(), table.classes());
        }
    }

    @Test
    void theIdIsTheWholeTable() {
        Random random = new Random(3);
        for (int n : new int[] {3, 4, 5, 8, 9, 64, 65, 128, 129, 200}) {
            int[] results = random.ints((long) n * n, 0, n).toArray();
            Table table = new Table("x.y-1", results, Table.numbers(n));
            assertEquals(table, Table.parse(" " + table.id() + "\n"));
            assertEquals(results(table), results(Table.parse(table.id())));
            assertTrue(table.id().matches("table:x\\.y-1:" + n + ":[A-Za-z0-9_-]+"), table.id());
            assertEquals("table:x.y-1:" + n + ":…", table.toString());
        }
        // By hand, in two bits each: 00 01 10 01, 10 00 10 00, 01 and zeros are the bytes 19, 88 and 40 hexadecimal.
        String id = table("0,1,2\n1,2,0\n2,0,1").id();
        byte[] all = Base64.getUrlDecoder().decode(id.substring(id.lastIndexOf(':') + 1));
        assertArrayEquals(new byte[] {0x19, (byte) 0x88, 0x40}, new byte[] {all[4], all[5], all[6]});
        List<String> symbols = List.of("0", "1", "2");
        assertNotEquals(new Table("a", new int[9], symbols), new Table("b", new int[9], symbols));
        assertNotEquals(new Table("a", new int[9], symbols), new Table("a", new int[9], List.of("1", "2", "3")));
    }

    @Test
    void symbolsAreKeptAsTheFileWritesThem() {
        Table named = table(",é €,\"p\",θ_1\nθ_1,p,p,p\né €,p,p,p\np,p,p,p");
        assertEquals("é € p θ_1", named.symbol(0) + " " + named.symbol(1) + " " + named.symbol(2));
        assertEquals("θ_1 · é €", named.expression(2, 0));
        assertEquals(named, Table.parse(named.id()));
        assertEquals("é €", Table.parse(named.id()).symbol(0));
        assertEquals("table:some-table:3:…", named.toString());
        assertEquals("1", table(modular(5, 1, ",")).symbol(0));
        assertEquals(
                "-7",
                table("a,b,result\n5,5,5\n5,-7,5\n-7,5,5\n-7,-7,5\n5,6,5\n6,5,5\n6,6,5\n6,-7,5\n-7,6,5")
                        .symbol(0));
        assertFalse(table(modular(5, 0, ",")).id().matches("table:.*:.*:.*:.*"), "numbers from 0 need no room");
    }

    @Test
    void aChangedIdIsRefused() {
        String id = table(KLEIN).id();
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder changed = new StringBuilder(id);
            int at = "table:some-table:".length() + random.nextInt(id.length() - "table:some-table:".length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 1 -> changed.deleteCharAt(at);
                default -> changed.insert(at, (char) ('0' + random.nextInt(10)));
            }
            String text = changed.toString();
            if (!text.strip().equals(id)) {
                InvalidSettingException problem =
                        assertThrows(InvalidSettingException.class, () -> Table.parse(text), text);
                assertTrue(problem.getMessage().contains("must be a whole table"), problem.getMessage());
                assertTrue(problem.getMessage().length() < 160, problem.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "~ | g.csv is empty; write n lines of n results",
                "0,1,2~1,2~2,0,1 | g.csv, line 2, has 2 cells, and the file 3 lines; write as many cells",
                "0,1,2~1,2,0~2,0,1~0,0,0 | g.csv, line 1, has 3 cells, and the file 4 lines; write as many cells in each line as there are lines, or begin a list with the header a,b,result",
                "0,1~1,0 | g.csv has 2 lines of results; a table has 3 to 200 symbols",
                "0,1,2~1,,0~2,0,1 | g.csv, line 2, has nothing in cell 2; write a symbol there",
                "0,1,2~1,2,0~~2,0,x | g.csv, line 4, has the symbol 'x', which is not one of the table's first 3 symbols",
                "a,a,a~a,a,a~a,a,b | g.csv has 3 lines and only 2 symbols, so that it is not known which line belongs to which; use the numbers 0 to 2, or add a first line and a first column",
                "0,1,7~1,7,0~7,0,12345678901234567890x | g.csv, line 3, has 21 characters in cell 3; use symbols of at most 20",
                ",x,y,x~x,x,x,x~y,x,x,x~z,x,x,x | g.csv, line 1, has the symbol 'x' twice; write each symbol once",
                ",x,y,z~x,x,x,x~y,x,x,x~x,x,x,x | g.csv, line 4, begins with the symbol 'x', as line 2 does; write one line for each symbol",
                ",x,y,z~x,x,x,x~y,x,w,x~z,x,x,x | g.csv, line 3, has the symbol 'w', which is not in the first line; results and operands are of the same 3 symbols",
                "a,b,result~0,0,0~0,1 | g.csv, line 3, has 2 cells; write three: a, b and the result",
                "a,b,result~0,0,0~0,1,1 | g.csv has 2 symbols; a table has 3 to 200 symbols",
                "a,b,result | g.csv has 0 symbols; a table has 3 to 200 symbols",
                "a,b,result~0,0,0~0,1,1~1,2,2~0,1,0 | g.csv, line 5, has the pair (0, 1), as line 3 does; remove one of them",
                "a,b,result~0,0,0~0,1,1~1,2,3 | g.csv, line 4, has the symbol '3', which is neither an a nor a b",
                "a,b,result~0,0,0~0,1,1~0,2,1~1,0,1~1,1,1~1,2,1~2,0,1~2,2,0 | g.csv has no line for the pair (2, 1); write one line for each of the 9 pairs",
                "a,b,result~0,0,0~0,1,1~2,0,1 | g.csv has no line for the pair (0, 2) and 5 others; write",
            })
    void aTableThatIsNotWholeIsRefusedInASentence(String lines, String expected) {
        InvalidSettingException problem = assertThrows(
                InvalidSettingException.class,
                () -> Table.ofLines("g.csv", lines.strip().replace('~', '\n')));
        assertTrue(
                problem.getMessage().startsWith("Task must be a table of results: " + expected), problem.getMessage());
        assertTrue(problem.getMessage().endsWith("."), problem.getMessage());
    }

    @Test
    void aTableThatIsTooLargeIsRefused() {
        for (String text : List.of(
                modular(201, 0, ","),
                "a,b,result\n"
                        + IntStream.range(0, 201)
                                .mapToObj(i -> i + "," + i + ",0")
                                .collect(Collectors.joining("\n")))) {
            InvalidSettingException problem = assertThrows(InvalidSettingException.class, () -> table(text));
            assertTrue(problem.getMessage().contains("a table has 3 to 200 symbols"), problem.getMessage());
        }
        assertEquals(200, table(modular(200, 0, ",")).classes());
    }

    @Test
    void mutatedFilesAreReadOrRefusedInASentence() {
        List<String> sources = List.of(
                KLEIN,
                modular(5, 0, ","),
                modular(4, 1, ";"),
                ",r,p,s\nr,r,p,r\np,p,p,s\ns,r,s,s\n",
                "a,b,result\n0,0,0\n0,1,1\n0,2,2\n1,0,1\n1,1,2\n1,2,0\n2,0,2\n2,1,0\n2,2,1\n");
        String signs = "0123456789abce,,,;\t\n\n\r\"'.+-: \u0000\ufeff\u2028∘😀";
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(sources.get(i % sources.size()));
            for (int change = random.nextInt(3); change >= 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(5)) {
                    case 0 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                    case 2 -> text.deleteCharAt(at);
                    case 3 -> text.setLength(at);
                    default -> text.insert(at, text.substring(0, random.nextInt(text.length())));
                }
            }
            try {
                Table read = table(text.toString());
                assertEquals(read, Table.parse(read.id()));
            } catch (InvalidSettingException e) {
                refused++;
                assertTrue(e.getMessage().startsWith("Task must be a table of results: folder/some table.csv"));
                assertTrue(e.getMessage().length() < 350, e.getMessage());
                assertTrue(e.getMessage().contains("; "), "it has a remedy: " + e.getMessage());
            }
        }
        assertTrue(refused > 2_000 && refused < 9_900, "some of each: " + refused);
    }

    @Test
    void namesAreThoseOfFiles() {
        for (String[] each : new String[][] {
            {"C:\\data\\my group (2).csv", "table:my-group-2-"},
            {"/tmp/Z_7.tsv", "table:Z-7"},
            {".csv", "table:table"},
            {"x".repeat(60) + ".csv", "table:" + "x".repeat(40)}
        }) {
            Table table = Table.ofLines(each[0], KLEIN);
            assertEquals(each[1], table.shortId());
            assertEquals(table, Table.parse(table.id()));
        }
        assertTrue(Table.isMeant("table:x"));
        assertFalse(Table.isMeant("tables"));
        assertFalse(Formula.isMeant(table(KLEIN).id()));
    }
}

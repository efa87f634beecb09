/* Axes and numbers. Ranges, ticks and their labels come with the data; here they only find their place. */

/* A map from values to parts of an axis, 0 to 1, and back. */
function scale([low, high], log) {
  if (!log) {
    return { part: value => (value - low) / (high - low), value: part => low + part * (high - low) };
  }
  const origin = Math.log(low);
  const span = Math.log(high) - origin;
  return {
    part: value => value > 0 ? (Math.log(value) - origin) / span : -Infinity,
    value: part => Math.exp(origin + part * span),
  };
}

/* 1680 as "1,680"; its marks depend on the language, as everywhere in GrokScope. */
function grouped(value, decimals) {
  const marks = document.documentElement.dataset;
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, marks.thousands) + (fraction ? marks.decimal + fraction : "");
}

function count(value) {
  return grouped(Math.round(value), 0);
}

function stripped(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/* A part of 1 as "6.2 %"; "0 %" and "100 %" only for nothing and all. */
function percent(value, decimals) {
  const least = 10 ** -decimals;
  let shown = 100 * value;
  if (shown > 0 && shown < 100) shown = Math.min(Math.max(shown, least), 100 - least);
  return stripped(grouped(shown, decimals)) + "\u00a0%";
}

/* A number with so many digits: "682", "0.08", "4e-5". */
function significant(value, digits) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-4 || size >= 1e7) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return stripped(mantissa).replace("-", "−") + "e" + Number(exponent);
  }
  return grouped(value, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/* A value of a panel: short in a label, with one digit more where it is read; steps are whole. */
function shown(panel, value, precise) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (panel.id === "forecast") return count(value);
  return panel.percent ? percent(value, precise ? 2 : 1) : significant(value, precise ? 4 : 3);
}

/* The predicted curve and half of its 90 % band, from the numbers of its fit. */
function law([anchor, norm, floor, rate, rateVariance, covariance, floorVariance, residual]) {
  return {
    anchor,
    norm: step => floor + (norm - floor) * Math.exp(-rate * (step - anchor)),
    half: step => {
      const elapsed = step - anchor;
      const decay = Math.exp(-rate * elapsed);
      const byRate = -(norm - floor) * elapsed * decay;
      const byFloor = 1 - decay;
      return Math.sqrt(Math.max(0, byRate * byRate * rateVariance + 2 * byRate * byFloor * covariance
        + byFloor * byFloor * floorVariance + residual));
    },
  };
}

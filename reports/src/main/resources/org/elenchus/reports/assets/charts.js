// Draws every chart from the table beside it, as its figure's data-plot says, with D3: see Plot.java.
// Colours and dashes come from the style sheet by class, so that print and both schemes follow.
"use strict";
(function () {
  const MARGIN = { top: 26, right: 14, bottom: 44, left: 54 };
  const PANEL = { top: 22, right: 14, bottom: 24, left: 38 };
  const charts = new WeakMap();

  /** A cell as a number; NaN where it is none. */
  function number(text) {
    return text === undefined || text.trim() === "" ? NaN : Number(text);
  }

  /** The rows of the figure's table as maps from the heads of the columns. */
  function rows(figure) {
    const table = figure.querySelector("table");
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    return [...table.tBodies[0].rows].map(
      (row) => new Map([...row.cells].map((cell, i) => [heads[i], cell.textContent])),
    );
  }

  /** What is to be drawn of one layer: its rows with their places and their ends. */
  function marks(plot, layer, data) {
    return data.map((row) => ({
      row,
      key: layer.name ?? row.get(plot.series) ?? "",
      line: row.get(plot.line) ?? "",
      panel: row.get(plot.panel) ?? "",
      x: number(row.get(layer.x)),
      y: number(row.get(layer.y)),
      low: number(row.get(layer.low ?? layer.y)),
      high: number(row.get(layer.high ?? layer.y)),
    }));
  }

  function drawable(plot, mark) {
    return (
      [mark.x, mark.y, mark.low, mark.high].every(Number.isFinite) && !(plot.x.log && mark.x <= 0)
    );
  }

  /** The least and the greatest, moved apart where they are one. */
  function extent(values, log) {
    const [from, to] = d3.extent(values);
    if (from < to) {
      return [from, to];
    }
    return log ? [from / 2, from * 2] : [from - 1, from + 1];
  }

  function read(figure) {
    const plot = JSON.parse(figure.dataset.plot);
    const data = rows(figure);
    const layers = plot.layers.map((layer) => ({ layer, marks: marks(plot, layer, data) }));
    const all = layers.flatMap((one) => one.marks.filter((mark) => drawable(plot, mark)));
    return {
      plot,
      layers,
      any: all.length > 0,
      x: extent([...plot.x.shows, ...all.map((mark) => mark.x)], plot.x.log),
      y: extent([...plot.y.shows, ...all.flatMap((mark) => [mark.y, mark.low, mark.high])], false),
      lengths: [...new Set(all.map((mark) => mark.x))].sort(d3.ascending),
    };
  }

  /** The values that have room on an axis, from the least on. */
  function spaced(values, scale, room) {
    let last = -Infinity;
    return values.filter((value) => {
      const fits = scale(value) - last >= room;
      last = fits ? scale(value) : last;
      return fits;
    });
  }

  /** A small panel has no room for the names of its axes but in its corner; the first has them. */
  function corner(svg, box, plot) {
    if (box === box.closest("figure").querySelector(".plot")) {
      const text = `\u2191 ${plot.y.name}, \u2192 ${plot.x.name}`;
      svg.append("text").attr("class", "name").attr("x", 2).attr("y", 11).text(text);
    }
  }

  function axes(svg, chart, place, small, x, y) {
    const { width, height, margin } = place;
    const across = d3.axisBottom(x).tickSizeOuter(0);
    if (chart.plot.x.log) {
      across.tickValues(spaced(chart.lengths, x, 30)).tickFormat(d3.format("~r"));
    } else {
      across.ticks(Math.max(2, Math.floor((width - margin.left) / (small ? 56 : 80))));
    }
    const up = d3
      .axisLeft(y)
      .ticks(small ? 3 : 6)
      .tickSize(-(width - margin.left - margin.right))
      .tickPadding(6);
    svg
      .append("g")
      .attr("class", "across")
      .attr("transform", `translate(0,${height - margin.bottom})`)
      .call(across);
    svg.append("g").attr("class", "up").attr("transform", `translate(${margin.left},0)`).call(up);
    if (!small) {
      const middle = (margin.left + width - margin.right) / 2;
      const name = (text) => svg.append("text").attr("class", "name").text(text);
      name(chart.plot.x.name).attr("x", middle).attr("y", height - 6).attr("text-anchor", "middle");
      name(chart.plot.y.name).attr("x", 2).attr("y", 13);
    }
  }

  function title(marked, text) {
    marked.append("title").text(text);
  }

  function says(mark) {
    return [...mark.row].map(([head, cell]) => `${head}: ${cell}`).join("; ");
  }

  const DRAW = {
    LINE(group, plot, list, css, x, y) {
      const line = d3
        .line()
        .defined((mark) => drawable(plot, mark))
        .x((mark) => x(mark.x))
        .y((mark) => y(mark.y));
      const lines = group
        .selectAll()
        .data(d3.groups(list, (mark) => mark.key, (mark) => mark.line).flatMap(([, sub]) => sub))
        .join("path")
        .attr("class", ([, points]) => "line " + css(points[0]))
        .attr("d", ([, points]) => line(points));
      title(lines, ([, points]) =>
        [points[0].key, plot.line && `${plot.line} ${points[0].line}`].filter(Boolean).join(", "),
      );
    },
    BAND(group, plot, list, css, x, y) {
      const area = d3
        .area()
        .defined((mark) => drawable(plot, mark))
        .x((mark) => x(mark.x))
        .y0((mark) => y(mark.low))
        .y1((mark) => y(mark.high));
      group
        .selectAll()
        .data(d3.groups(list, (mark) => mark.key))
        .join("path")
        .attr("class", ([, points]) => "band " + css(points[0]))
        .attr("d", ([, points]) => area(points));
    },
    INTERVAL(group, plot, list, css, x, y) {
      const bars = group
        .selectAll()
        .data(list.filter((mark) => drawable(plot, mark)))
        .join("path")
        .attr("class", (mark) => "interval " + css(mark))
        .attr(
          "d",
          (mark) => `M${x(mark.x)},${y(mark.low)}V${y(mark.high)}M${x(mark.x) - 3},${y(mark.y)}h6`,
        );
      title(bars, says);
    },
    DOT(group, plot, list, css, x, y) {
      const shapes = [d3.symbolPlus, d3.symbolDiamond2, d3.symbolTimes, d3.symbolSquare2];
      const dots = group
        .selectAll()
        .data(list.filter((mark) => drawable(plot, mark)))
        .join("path")
        .attr("class", (mark) => "interval " + css(mark))
        .attr("transform", (mark) => `translate(${x(mark.x)},${y(mark.y)})`)
        .attr("d", (mark) =>
          d3.symbol(shapes[Math.max(0, plot.keys.indexOf(mark.key)) % shapes.length], 50)(),
        );
      title(dots, says);
    },
  };

  /** The lines of the other panels, to compare with. */
  function ghosts(svg, chart, own, x, y) {
    for (const { layer, marks } of chart.layers) {
      if (layer.mark === "LINE") {
        const others = marks.filter((mark) => mark.panel !== own);
        const group = svg.append("g").attr("class", "ghosts");
        DRAW.LINE(group, chart.plot, others, () => "ghost", x, y);
        group.selectAll("title").remove();
      }
    }
  }

  function draw(box, width) {
    const figure = box.closest("figure");
    if (!charts.has(figure)) {
      charts.set(figure, read(figure));
    }
    const chart = charts.get(figure);
    const plot = chart.plot;
    const own = box.dataset.panel;
    const small = own !== undefined;
    if (!chart.any) {
      box.textContent = "No number here can be drawn.";
      return;
    }
    const place = { width, height: box.clientHeight, margin: small ? PANEL : MARGIN };
    const { height, margin } = place;
    const scale = plot.x.log ? d3.scaleLog().base(2) : d3.scaleLinear();
    const x = scale.domain(chart.x).range([margin.left + 8, width - margin.right - 8]);
    const y = d3.scaleLinear(chart.y, [height - margin.bottom, margin.top]).nice(small ? 3 : 6);
    const svg = d3
      .create("svg")
      .attr("viewBox", [0, 0, width, height])
      .attr("role", "img")
      .attr("aria-label", box.dataset.label);
    axes(svg, chart, place, small, x, y);
    if (small) {
      corner(svg, box, plot);
    }
    if (small && plot.ghosts) {
      ghosts(svg, chart, own, x, y);
    }
    const css = (mark) =>
      "series-" +
      (plot.panel && plot.series === plot.panel ? 0 : Math.max(0, plot.keys.indexOf(mark.key)));
    for (const { layer, marks } of chart.layers) {
      const list = small ? marks.filter((mark) => mark.panel === own) : marks;
      DRAW[layer.mark](svg.append("g"), plot, list, css, x, y);
    }
    box.replaceChildren(svg.node());
  }

  // A plot is drawn when it first has a width, thus also when a fold or a sheet opens, and anew
  // when its width changes, so that its text keeps its size.
  const drawn = new WeakMap();
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const width = target.clientWidth;
      if (width > 0 && drawn.get(target) !== width) {
        drawn.set(target, width);
        draw(target, width);
      }
    }
  });
  document.querySelectorAll("figure[data-plot] .plot").forEach((box) => watcher.observe(box));
})();

(() => {
  "use strict";
  const table = document.querySelector("table.videos");
  if (table) {
    const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
    const tools = document.createElement("div"), find = document.createElement("input"), pick = document.createElement("select");
    tools.className = "tools"; find.type = "search"; find.placeholder = "Find a video"; find.setAttribute("aria-label", "Find a video");
    pick.setAttribute("aria-label", "Sort by");
    tools.append(find, pick); table.closest(".scroll").before(tools);
    const value = (row, column) => {
      const text = row.cells[column].dataset.v;
      return column === 0 ? text : text === "" ? -Infinity : Number(text);
    };
    const sort = (column, direction) => {
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      const order = (a, b) => column === 0 ? a.localeCompare(b) : a === b ? 0 : a < b ? -1 : 1;
      rows.sort((a, b) => direction * order(value(a, column), value(b, column)));
      body.append(...rows);
      pick.value = String(column);
    };
    heads.forEach((head, column) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button"; button.textContent = head.textContent; head.replaceChildren(button);
      const first = column === 0 ? 1 : -1;
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        sort(column, now === null ? first : now === "descending" ? 1 : -1);
      });
      pick.add(new Option("Sort by " + button.textContent.toLowerCase(), String(column)));
    });
    pick.addEventListener("change", () => sort(Number(pick.value), pick.value === "0" ? 1 : -1));
    find.addEventListener("input", () => {
      const wanted = find.value.toLowerCase();
      rows.forEach((row) => { row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted); });
    });
    sort(1, -1);
  }
  const source = document.getElementById("by-day");
  if (!source || typeof uPlot === "undefined") return;
  const data = JSON.parse(source.textContent), places = data.days.map((_, place) => place), charts = [];
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const written = { plays: (n) => n.toLocaleString("en"), time: (n) => n >= 3600 ? +(n / 3600).toFixed(1) + " h" : n >= 60 ? (n / 60).toFixed(0) + " min" : Math.round(n) + " s" };
  const counts = [1, 2, 5, 10, 20, 50, 100, 200, 500].flatMap((n) => [n, n * 1e3, n * 1e6]).sort((a, b) => a - b);
  const steps = { plays: counts, time: [1, 5, 15, 60, 300, 900, 1800, ...counts.map((n) => n * 3600)] };
  const draw = (figure) => {
    const name = figure.dataset.series, tone = () => color("--" + name), axis = () => color("--soft");
    const label = (place) => data.days[place] ?? "";
    const grid = { stroke: () => color("--line"), width: 1 };
    const chart = new uPlot({
      width: figure.clientWidth - 34, height: 190, padding: [8, 8, 0, 0], cursor: { y: false },
      scales: { x: { time: false, range: (_, low, high) => [low - .6, high + .6] }, y: { range: (_, low, high) => [0, Math.max(high, 1) * 1.05] } },
      axes: [
        { stroke: axis, grid: { show: false }, ticks: { show: false }, size: 28, incrs: [1, 2, 3, 5, 7, 10, 14], space: 60,
          values: (_, found) => found.map((place) => Number.isInteger(place) ? label(place) : "") },
        { stroke: axis, grid, ticks: { show: false }, size: 58, incrs: steps[name], values: (_, found) => found.map((n) => n === null ? "" : written[name](n)) },
      ],
      series: [
        { label: "Day", value: (_, place) => place === null ? "–" : label(place) },
        { label: figure.dataset.label, stroke: tone, fill: tone, width: 0, points: { show: false },
          paths: uPlot.paths.bars({ size: [.7, 60] }), value: (_, n) => n === null ? "–" : written[name](n) },
      ],
    }, [places, data[name]], figure);
    figure.classList.add("live");
    charts.push([figure, chart]);
  };
  document.querySelectorAll("figure[data-series]").forEach(draw);
  new ResizeObserver(() => charts.forEach(([figure, chart]) => chart.setSize({ width: figure.clientWidth - 34, height: 190 }))).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(([, chart]) => chart.redraw()));
})();


"use strict";
// The page of facts: what is shown follows from `state`; `show` brings everything into line with it.
(() => {
  const ROWS = 300; // rows of the table before "Show all"
  const COLUMNS = [
    ["kind", (fact) => fact.kind],
    ["text", (fact) => fact.text],
    ["value", (fact) => fact.summary],
    ["outlet", (fact) => fact.attribution.outlet ?? ""],
    ["speaker", (fact) => fact.attribution.speaker ?? ""],
    ["published", (fact) => fact.attribution.published ?? ""],
    ["document", (fact) => fact.doc_id ?? ""],
    ["at", (fact) => fact.start],
  ];

  const $ = (selector) => document.querySelector(selector);
  const read = (element) => JSON.parse(element.textContent);

  /** An element with attributes and children; strings become text, never markup. */
  const make = (namespace) => (name, attributes = {}, ...children) => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== null) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const html = make("http://www.w3.org/1999/xhtml");
  const svg = make("http://www.w3.org/2000/svg");

  const state = { hidden: new Set(), outlet: "", speaker: "", query: "", chosen: null, sort: null, down: false, all: false };

  // ── The facts, each with the elements that mark it ────────────────────────────────────────────────────────────────────────
  const facts = [];
  for (const [at, article] of document.querySelectorAll("article").entries()) {
    const byId = new Map(read(article.querySelector(".facts-data")).map((fact) => [String(fact.id), fact]));
    for (const fact of byId.values()) facts.push(Object.assign(fact, { at, order: facts.length, marks: [], siblings: byId }));
    for (const mark of article.querySelectorAll(".fact")) {
      const fact = byId.get(mark.dataset.id);
      mark.fact = fact;
      fact.marks.push(mark);
    }
  }
  for (const fact of facts) {
    const by = Object.values(fact.attribution).filter(Boolean);
    fact.searched = [fact.text, fact.summary, fact.rule, fact.doc_id ?? "", ...by].join("\n").toLowerCase();
    fact.marks[0]?.setAttribute("tabindex", "-1");
    fact.marks[0]?.setAttribute("role", "mark");
  }
  if (facts[0]?.marks[0]) facts[0].marks[0].tabIndex = 0;

  const passes = (fact, except) =>
    (except === "kind" || !state.hidden.has(fact.kind)) &&
    (!state.outlet || fact.attribution.outlet === state.outlet) &&
    (!state.speaker || fact.attribution.speaker === state.speaker) &&
    (!state.query || fact.searched.includes(state.query));

  const tally = (list, key) => {
    const counts = new Map();
    for (const fact of list) {
      const value = key(fact);
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]);
  };

  // ── Filters ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
  const kinds = read($(".kinds-data")).filter((kind) => facts.some((fact) => fact.kind === kind));
  const chips = new Map(kinds.map((kind) => {
    const count = html("span");
    const toggle = () => {
      if (!state.hidden.delete(kind)) state.hidden.add(kind);
      show();
    };
    const chip = html("button", { type: "button", "data-kind": kind, click: toggle }, html("span", { class: `dot ${kind}` }), `${kind} `, count);
    return [kind, { chip, count }];
  }));
  $(".kinds").append(...[...chips.values()].map(({ chip }) => chip));

  for (const name of ["outlet", "speaker"]) {
    const select = $(`#${name}`);
    const values = tally(facts, (fact) => fact.attribution[name]);
    select.append(html("option", { value: "" }, `All ${name}s`), ...values.map(([value, count]) => html("option", { value }, `${value} (${count})`)));
    select.addEventListener("change", () => {
      state[name] = select.value;
      show();
    });
  }
  $("#query").addEventListener("input", (event) => {
    state.query = event.target.value.trim().toLowerCase();
    show();
  });
  $("form").addEventListener("submit", (event) => event.preventDefault());
  $("#clear").addEventListener("click", () => {
    state.hidden.clear();
    Object.assign(state, { outlet: "", speaker: "", query: "" });
    $("form").reset();
    show();
  });

  /** Marks the words searched for wherever they stand in the text, over the borders of elements, too. */
  const highlight = () => {
    if (!window.Highlight) return;
    CSS.highlights.delete("found");
    if (state.query.length < 2) return;
    const ranges = [];
    for (const prose of document.querySelectorAll(".prose")) {
      const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = "";
      while (walker.nextNode()) {
        nodes.push({ node: walker.currentNode, from: text.length });
        text += walker.currentNode.data;
      }
      const lower = text.toLowerCase();
      if (lower.length !== text.length) continue; // a letter that grows in lower case would shift the offsets
      const place = (offset, isEnd) => {
        const found = nodes.findLast(({ from }) => (isEnd ? from < offset : from <= offset));
        return [found.node, offset - found.from];
      };
      for (let at = lower.indexOf(state.query); at >= 0; at = lower.indexOf(state.query, at + 1)) {
        const range = new Range();
        range.setStart(...place(at, false));
        range.setEnd(...place(at + state.query.length, true));
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // ── The fact chosen ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const choose = (fact, scroll = true) => {
    state.chosen = fact;
    if (fact && scroll) fact.marks[0]?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    show();
  };

  const shown = (value, fact, name) => {
    if (name === "equivalent") return fact.siblings.get(String(value))?.text ?? `fact ${value}`;
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "object") return Object.values(value).join(" ");
    return String(value);
  };
  const list = (fact, fields) => {
    const rows = Object.entries(fields).filter(([, value]) => value !== null && value !== "" && value?.length !== 0);
    return html("dl", {}, ...rows.flatMap(([name, value]) => [html("dt", {}, name.replaceAll("_", " ")), html("dd", {}, shown(value, fact, name))]));
  };
  const details = () => {
    const box = $("#details");
    const fact = state.chosen;
    box.hidden = !fact;
    box.replaceChildren();
    if (!fact) return;
    const close = html("button", { type: "button", class: "close", "aria-label": "Close", click: () => leave() }, "×");
    const by = list(fact, fact.attribution);
    box.append(
      close,
      html("h3", {}, html("span", { class: `dot ${fact.kind}` }), fact.kind),
      html("p", { class: "value" }, fact.summary),
      html("p", {}, `“${fact.text}”`),
      list(fact, fact.value),
      html("h3", { style: "margin-top:.8rem" }, "Who says so"),
      by.childElementCount ? by : html("p", {}, "nobody is credited"),
      list(fact, { rule: fact.rule, offsets: `${fact.start}–${fact.end}`, sentence: fact.sentence, item: fact.item }),
    );
    const also = facts.filter((other) => other !== fact && other.at === fact.at && other.start < fact.end && fact.start < other.end);
    if (also.length) box.append(html("p", { class: "also" }, "Here, too: ", ...also.map((other) => html("button", { type: "button", click: () => choose(other) }, other.kind))));
  };
  const leave = () => {
    const fact = state.chosen;
    choose(null);
    fact?.marks[0]?.focus({ preventScroll: true });
  };

  // ── The table ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
  const columns = COLUMNS.filter(([name]) => name !== "document" || facts.some((fact) => fact.at > 0));
  const headers = columns.map(([name]) => {
    const sort = () => {
      Object.assign(state, state.sort === name ? { down: !state.down } : { sort: name, down: false });
      show();
    };
    return html("th", { scope: "col" }, html("button", { type: "button", click: sort }, name));
  });
  $("thead tr").append(...headers);

  const compare = (name, cell) => (a, b) => {
    const [x, y] = name === "value" ? [a, b].map((fact) => Number(fact.value.amount ?? NaN)) : [cell(a), cell(b)].map((value) => (typeof value === "number" ? value : NaN));
    const byNumber = Number.isNaN(x) - Number.isNaN(y) || x - y; // amounts ahead of words
    return byNumber || String(cell(a)).localeCompare(String(cell(b)), "en") || a.order - b.order;
  };
  const sorted = (list) => {
    const column = COLUMNS.find(([name]) => name === state.sort);
    if (!column) return list;
    const ordered = list.toSorted(compare(...column));
    return state.down ? ordered.reverse() : ordered;
  };
  const table = (visible) => {
    for (const [at, [name]] of columns.entries()) {
      const order = state.down ? "descending" : "ascending";
      headers[at].setAttribute("aria-sort", state.sort === name ? order : "none");
    }
    const some = state.all ? visible : visible.slice(0, ROWS);
    $("tbody").replaceChildren(...some.map((fact) => {
      const cells = columns.map(([name, cell]) => {
        const text = String(cell(fact));
        const content = name === "text" ? html("button", { type: "button", click: () => choose(fact) }, text) : text;
        return html("td", { "data-name": name }, ...(name === "kind" ? [html("span", {}, html("span", { class: `dot ${fact.kind}` }), text)] : text ? [content] : []));
      });
      return html("tr", { class: fact === state.chosen ? "selected" : null }, ...cells);
    }));
    $("#more").hidden = some.length === visible.length;
    $("#more").textContent = `Show all ${visible.length}`;
  };
  $("#more").addEventListener("click", () => {
    state.all = true;
    show();
  });

  // ── CSV: the columns and cells of `digestif extract --format csv` ─────────────────────────────────────────────────────────
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.join("|");
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  const field = (fact, column) => {
    const [, group, name] = column.match(/^(value|by)_(.*)$/) ?? [];
    if (group === "by") return cell(fact.attribution[name]);
    if (!group) return cell(fact[column]);
    const part = name.match(/^change_(.*)$/);
    return cell(part ? fact.value.change?.[part[1]] : fact.value[name]);
  };
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  $("#download").addEventListener("click", () => {
    const names = read($(".columns-data"));
    const rows = [names, ...facts.filter((fact) => passes(fact)).map((fact) => names.map((name) => field(fact, name)))];
    const blob = new Blob([rows.map((row) => `${row.map(quoted).join(",")}\n`).join("")], { type: "text/csv" });
    const link = html("a", { href: URL.createObjectURL(blob), download: "facts.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  });

  // ── Charts ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
  const figure = (title, picture) => html("div", { class: "card" }, html("h3", {}, title), picture);

  /** Bars, one a line: label, bar, figure; `pick` is called with the label. */
  const bars = (title, entries, format, pick, kindOf) => {
    const most = Math.max(...entries.map(([, value]) => value), 0) || 1;
    const rows = entries.map(([label, value], at) => {
      const y = at * 20;
      const short = label.length > 17 ? `${label.slice(0, 16)}…` : label;
      return svg("g", { class: `bars ${kindOf(label)}`, click: () => pick(label) },
        svg("title", {}, `${label}: ${format(value)}`),
        svg("rect", { x: 0, y, width: 300, height: 20, fill: "transparent" }),
        svg("text", { x: 0, y: y + 14 }, short),
        svg("rect", { x: 108, y: y + 4, width: Math.max((value / most) * 138, 1), height: 12, rx: 2, fill: "hsl(var(--hue) var(--saturation) var(--line-light))" }),
        svg("text", { x: 300, y: y + 14, class: "faint", "text-anchor": "end" }, format(value)));
    });
    const said = entries.map(([label, value]) => `${label} ${format(value)}`).join(", ");
    return figure(title, svg("svg", { viewBox: `0 0 300 ${entries.length * 20}`, role: "img", "aria-label": `${title}: ${said}` }, ...rows));
  };

  const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

  /** Sums of the amounts in the currency stated most often; a picture, so floating point will do. */
  const money = (visible) => {
    const stated = visible.filter((fact) => fact.kind === "money" && fact.value.amount && fact.value.currency && fact.attribution.outlet);
    const [top] = tally(stated, (fact) => fact.value.currency);
    if (!top) return [];
    const sums = new Map();
    for (const { value, attribution } of stated) {
      if (value.currency === top[0]) sums.set(attribution.outlet, (sums.get(attribution.outlet) ?? 0) + Number(value.amount));
    }
    const entries = [...sums].sort((a, b) => b[1] - a[1]).slice(0, 10);
    return [bars(`Amounts stated, by outlet (${top[0]})`, entries, (value) => compact.format(value), (outlet) => filter("outlet", outlet), () => "money")];
  };

  const timeline = (visible) => {
    const dated = visible.filter((fact) => fact.kind === "date" && fact.value.start).map((fact) => ({ fact, time: Date.parse(fact.value.start) })).filter(({ time }) => !Number.isNaN(time));
    if (dated.length < 2) return [];
    // The ends follow most of the dates: one of another century would press all others together.
    const times = dated.map(({ time }) => time).sort((a, b) => a - b);
    const [low, high] = [times[Math.floor(times.length * 0.05)], times[Math.ceil(times.length * 0.95) - 1]];
    const room = (high - low) * 0.25;
    const [first, last] = [Math.max(times[0], low - room), Math.min(times.at(-1), high + room)];
    const x = (time) => 8 + Math.min(Math.max((time - first) / (last - first || 1), 0), 1) * 284;
    const stacks = new Map();
    const dots = dated.map(({ fact, time }) => {
      const column = Math.round(x(time) / 7);
      const height = stacks.get(column) ?? 0;
      stacks.set(column, height + 1);
      return svg("circle", { class: "date bars", cx: column * 7, cy: 52 - (height % 7) * 7, r: 3, fill: "hsl(var(--hue) var(--saturation) var(--line-light))", click: () => choose(fact) },
        svg("title", {}, `${fact.value.timex}: ${fact.text}`));
    });
    const day = (time) => new Date(time).toISOString().slice(0, 10);
    const label = `${dated.length} dates from ${day(times[0])} to ${day(times.at(-1))}`;
    return [figure("Dates", svg("svg", { viewBox: "0 0 300 76", role: "img", "aria-label": label },
      svg("line", { class: "axis", x1: 0, x2: 300, y1: 58, y2: 58 }), ...dots,
      svg("text", { class: "faint", x: 0, y: 72 }, `${times[0] < first ? "before " : ""}${day(first)}`),
      svg("text", { class: "faint", x: 300, y: 72, "text-anchor": "end" }, `${day(last)}${last < times.at(-1) ? " and later" : ""}`)))];
  };

  const filter = (name, value) => {
    state[name] = state[name] === value ? "" : value;
    $(`#${name}`).value = state[name];
    show();
  };
  const only = (kind) => {
    const isOnly = kinds.every((other) => state.hidden.has(other) === (other !== kind));
    state.hidden = new Set(isOnly ? [] : kinds.filter((other) => other !== kind));
    show();
  };
  const charts = (visible) => {
    const counts = tally(visible, (fact) => fact.kind);
    $("#charts").replaceChildren(...(counts.length ? [bars("Facts by kind", counts, String, only, (kind) => kind)] : []), ...money(visible), ...timeline(visible));
  };

  // ── Keyboard: arrows go from fact to fact, Enter opens, Escape closes, / searches ─────────────────────────────────────────
  const focus = (fact) => {
    for (const stop of document.querySelectorAll('.fact[tabindex="0"]')) stop.tabIndex = -1;
    fact.marks[0].tabIndex = 0;
    fact.marks[0].focus();
    if (state.chosen) choose(fact, false);
  };
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const fact = document.activeElement?.fact;
    const typing = event.target.matches("input, select");
    if (event.key === "Escape" && (state.chosen || typing)) {
      if (state.chosen) leave();
      else event.target.blur();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) $("#query").focus();
    else if (fact && (event.key === "Enter" || event.key === " ")) choose(fact, false);
    else if (fact && event.key in STEPS) {
      const visible = facts.filter((other) => other.marks.length && (other === fact || passes(other)));
      const next = visible[visible.indexOf(fact) + STEPS[event.key]];
      if (next) focus(next);
    } else return;
    event.preventDefault();
  });
  $("#documents").addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return; // a reader who marks text wants the text
    let mark = event.target.closest(".fact");
    while (mark && !passes(mark.fact)) mark = mark.parentElement.closest(".fact");
    if (mark) choose(mark.fact, false);
  });

  // ── Everything in line with the state ─────────────────────────────────────────────────────────────────────────────────────
  const show = () => {
    const visible = facts.filter((fact) => passes(fact));
    const isVisible = new Set(visible);
    for (const fact of facts) {
      for (const mark of fact.marks) {
        mark.classList.toggle("off", !isVisible.has(fact));
        mark.classList.toggle("selected", fact === state.chosen);
      }
    }
    const counts = new Map(tally(facts.filter((fact) => passes(fact, "kind")), (fact) => fact.kind));
    for (const [kind, { chip, count }] of chips) {
      chip.setAttribute("aria-pressed", String(!state.hidden.has(kind)));
      count.textContent = counts.get(kind) ?? 0;
    }
    $("#status").textContent = `${visible.length} of ${facts.length} facts`;
    table(sorted(visible));
    charts(visible);
    details();
    highlight();
  };
  show();
})();

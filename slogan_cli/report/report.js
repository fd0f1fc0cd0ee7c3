
"use strict";
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const view = document.getElementById("view");
  const main = document.getElementById("main");
  const status = document.getElementById("status");
  const root = document.documentElement;
  const name = document.getElementById("name").textContent;
  const number = new Intl.NumberFormat(root.lang).format;
  const byLetters = new Intl.Collator("vi").compare;
  const STEP = 100;
  let table;

  function say(phrase, values = {}) {
    const [one, many] = words[phrase].split("|");
    const text = many !== undefined && values.n !== 1 ? many : one;
    return text.replace(/{(\w+)}/g, (_, key) => (typeof values[key] === "number" ? number(values[key]) : values[key] ?? ""));
  }

  function el(tag, attributes = {}, ...children) {
    const element = tag === "svg" || SHAPES.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const SHAPES = new Set(["g", "rect", "text", "line", "title"]);
  const link = (hash, text, attributes = {}) => el("a", { href: `#${hash}`, ...attributes }, text);

  async function opened(id) {
    const raw = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  }
  const whole = document.readyState === "loading" ? new Promise((done) => document.addEventListener("DOMContentLoaded", done)) : Promise.resolve();
  const blocks = new Map();
  async function packed(kind, at) {
    await whole;
    const firsts = table.blocks[kind];
    const block = firsts.findLastIndex((first) => first <= at);
    const key = `${kind}-${block}`;
    if (!blocks.has(key)) {
      if (blocks.size > 12) blocks.delete(blocks.keys().next().value);
      blocks.set(key, opened(key).then((text) => text.split("\0")));
    }
    return (await blocks.get(key))[at - firsts[block]];
  }

  // Letters with and without accents: a word of the query that has accents asks for them, one that has none does not.
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const MARKS = /[\u0300-\u036f]/g;
  function tokens(text) {
    return (text.normalize("NFD").toLowerCase().match(/[\p{L}\p{N}\u0300-\u036f]+/gu) ?? []).map((word) => ({
      bare: word.replace(MARKS, "").replace(/đ/g, "d"),
      letters: word.replace(TONES, ""),
      tone: (word.match(TONES) ?? []).join(""),
      accents: /[đ\u0300-\u036f]/.test(word),
    }));
  }
  const DIGITS = { mot: "1", hai: "2", ba: "3", bon: "4", nam: "5", sau: "6", bay: "7", tam: "8", chin: "9", muoi: "10" };
  function fits(asked, word, last) {
    if (word.bare === DIGITS[asked.bare]) return true;
    const begins = (a, b) => (last ? a.startsWith(b) : a === b);
    if (!asked.accents) return begins(word.bare, asked.bare);
    return begins(word.letters, asked.letters) && (word.tone === asked.tone || (last && !asked.tone));
  }
  function matcher(query) {
    const asked = tokens(query);
    if (!asked.length) return () => true;
    return (found) => found.some((_, start) => asked.every((word, at) => found[start + at] && fits(word, found[start + at], at === asked.length - 1)));
  }
  const searched = new Map();
  function searchable(kind, at, text) {
    const key = `${kind}${at}`;
    if (!searched.has(key)) searched.set(key, tokens(text));
    return searched.get(key);
  }

  const S = { key: 0, label: 1, role: 2, form: 3, documents: 4, mentions: 5, first: 6, last: 7, definitions: 8, speaker: 9, keys: 10 };
  const D = { title: 0, source: 1, date: 2, directives: 3, quotes: 4 };
  const P = { name: 0, titles: 1, said: 2, documents: 3, most: 4 };
  const slogansByKey = new Map();
  const toSlogan = (row) => `slogan/${encodeURIComponent(row[S.key])}`;
  const toPerson = (person) => `person/${encodeURIComponent(person)}`;
  const day = (date) => (root.lang === "vi" && /^\d{4}-\d{2}/.test(date) ? date.split("-").reverse().join("/") : date);
  const badge = (role) => el("span", { class: `badge r-${role}` }, words.roles[role]);

  // Time: by month where everything lies within three years, else by year.
  function periods(dates) {
    const known = dates.filter(Boolean).map((date) => date.slice(0, 7)).sort();
    if (!known.length) return null;
    const years = Number(known.at(-1).slice(0, 4)) - Number(known[0].slice(0, 4));
    const monthly = years < 3 && known.every((date) => date.length === 7);
    const all = [];
    if (monthly) {
      for (let [year, month] = known[0].split("-").map(Number); ; month === 12 ? (year++, month = 1) : month++) {
        all.push(`${year}-${String(month).padStart(2, "0")}`);
        if (all.at(-1) >= known.at(-1)) break;
      }
    } else for (let year = Number(known[0].slice(0, 4)); year <= Number(known.at(-1).slice(0, 4)); year++) all.push(String(year));
    return { monthly, all, of: (date) => date.slice(0, monthly ? 7 : 4) };
  }

  function chart(counts, totals, time, label) {
    const unit = say(time.monthly ? "unit_month" : "unit_year");
    const box = el("figure", { class: "chart" });
    const top = Math.max(1, ...time.all.map((period) => counts.get(period) ?? 0));
    const said = (period) => {
      const n = counts.get(period) ?? 0;
      const total = totals.get(period) ?? 0;
      return say("share", { n, share: total ? number(Math.round((1000 * n) / total) / 10) : 0, time: day(period) });
    };
    function draw() {
      const width = Math.max(260, Math.min(box.clientWidth || 700, 44 * time.all.length + 60));
      const [height, left, bottom, over] = [150, 34, 22, 10];
      const each = (width - left) / time.all.length;
      const y = (n) => over + (height - bottom - over) * (1 - n / top);
      const every = Math.ceil((time.monthly ? 58 : 40) / each);
      const svg = el("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("timeline_label", { label, unit }) });
      for (const n of top > 3 ? [top, Math.round(top / 2)] : [top]) {
        svg.append(el("line", { x1: left, x2: width, y1: y(n), y2: y(n), class: "grid" }), el("text", { x: left - 6, y: y(n) + 4, class: "end" }, number(n)));
      }
      time.all.forEach((period, at) => {
        const n = counts.get(period) ?? 0;
        const x = left + at * each;
        const bar = el("g", {}, el("title", {}, `${day(period)}: ${said(period)}`), el("rect", { x, y: over, width: each, height: height - bottom - over, class: "hit" }));
        if (n) bar.append(el("rect", { x: x + each * 0.14, y: y(n), width: each * 0.72, height: height - bottom - y(n), rx: Math.min(2, each / 4), class: "bar-of" }));
        svg.append(bar);
        if (at % every === 0) svg.append(el("text", { x: x + each / 2, y: height - 6, class: "middle" }, day(period)));
      });
      svg.append(el("line", { x1: left, x2: width, y1: height - bottom, y2: height - bottom, class: "axis" }));
      box.querySelector("svg")?.remove();
      box.prepend(svg);
    }
    const rows = time.all.filter((period) => counts.get(period)).map((period) => {
      const n = counts.get(period);
      return el("tr", {}, el("th", { scope: "row" }, day(period)), el("td", {}, number(n)), el("td", {}, totals.get(period) ? `${number(Math.round((1000 * n) / totals.get(period)) / 10)} %` : ""));
    });
    box.append(el("details", {}, el("summary", {}, say("as_table")), el("table", {}, el("thead", {}, el("tr", {}, ...["time", "documents", "share_head"].map((head) => el("th", { scope: "col" }, say(head))))), el("tbody", {}, rows))));
    redraw = draw;
    requestAnimationFrame(draw);
    return box;
  }
  let redraw = null;
  addEventListener("resize", () => redraw?.());

  const counted = (time, dates) => {
    const counts = new Map();
    for (const date of dates) if (date && time) counts.set(time.of(date), (counts.get(time.of(date)) ?? 0) + 1);
    return counts;
  };

  function show(title, ...content) {
    slogan.deselect();
    root.classList.remove("in-document");
    view.replaceChildren(el("h1", { tabindex: -1 }, title), ...content.flat().filter(Boolean));
    document.title = title === name ? name : `${title} · ${name}`;
  }

  function overview() {
    const dates = table.documents.map((row) => row[D.date]);
    const known = dates.filter(Boolean).sort();
    const time = periods(dates);
    const period = known.length ? say("period", { from: day(known[0]), to: day(known.at(-1)) }) : "";
    const summary = say("summary", { documents: table.documents.length, slogans: table.slogans.length, people: table.people.length, period });
    const undated = dates.length - known.length;
    const top = (rows, filter) => rows.filter(filter).slice(0, 10);
    const bars = (rows, label, value, hash, hint) => {
      const most = Math.max(1, ...rows.map(value));
      return el("ol", { class: "bars" }, rows.map((row) => {
        const fill = el("span", { class: "fill", "aria-hidden": "true" });
        fill.style.width = `${(100 * value(row)) / most}%`;
        return el("li", {}, link(hash(row), label(row)), el("span", { class: "value" }, hint(row)), fill);
      }));
    };
    const block = (title, hash, list) => el("section", { class: "block" }, el("h2", {}, title), list, el("p", {}, link(hash, say("all"))));
    const hint = (row) => say("in_documents", { n: row[S.documents] });
    const roles = ["directive", "slogan", "theme", "name", "speech", "term"].filter((role) => table.roles[role]).map((role) => [role, table.roles[role]]);
    show(name,
      el("p", { class: "lead" }, summary),
      el("ul", { class: "tally" }, roles.map(([role, n]) => el("li", { class: `r-${role}` }, el("strong", {}, number(n)), " ", el("span", {}, words.roles[role])))),
      time && el("section", { class: "block wide" }, el("h2", {}, say("by_time")), chart(counted(time, dates), counted(time, dates), time, name), undated ? el("p", { class: "about" }, say("undated", { n: undated })) : null),
      el("div", { class: "blocks" },
        block(say("top_directives"), "slogans?role=directive", bars(top(table.slogans, (row) => row[S.role] === "directive"), (row) => row[S.label], (row) => row[S.documents], toSlogan, hint)),
        block(say("top_slogans"), "slogans?role=slogan.theme", bars(top(table.slogans, (row) => row[S.role] === "slogan" || row[S.role] === "theme"), (row) => row[S.label], (row) => row[S.documents], toSlogan, hint)),
        block(say("top_people"), "people", bars(table.people.slice(0, 10), (row) => row[P.name], (row) => row[P.said], (row) => toPerson(row[P.name]), (row) => say("times", { n: row[P.said] })))));
  }

  // A list with search, filters and sorting, all of it in the address, so that a view can be passed on.
  function listing({ view: hash, state, title, kind, rows, text, columns, found, controls = [], keep = () => true, sort }) {
    const count = el("p", { class: "found", role: "status" });
    const body = el("tbody");
    const more = el("button", { type: "button", class: "more", onclick: () => { limit += STEP; fill(); } });
    let limit = STEP;
    const order = { column: columns[sort.column] ? sort.column : 0, down: sort.down };
    if (state.has("sort")) Object.assign(order, { column: Number(state.get("sort").replace("-", "")) || 0, down: state.get("sort").startsWith("-") });
    if (!columns[order.column]) order.column = sort.column;
    const search = el("input", { type: "search", id: "q", placeholder: say("search_hint"), autocomplete: "off", spellcheck: "false", value: state.get("q") ?? "" });
    search.value = state.get("q") ?? "";

    function remember() {
      const parameters = new URLSearchParams();
      for (const [key, value] of state) if (value) parameters.set(key, value);
      const query = parameters.toString();
      try { history.replaceState(null, "", `#${hash}${query ? `?${query}` : ""}`); } catch { /* within a frame */ }
    }
    function change(key, value) {
      if (value) state.set(key, value); else state.delete(key);
      limit = STEP;
      remember();
      fill();
    }
    function fill() {
      const matches = matcher(state.get("q") ?? "");
      const kept = rows.map((row, at) => at).filter((at) => keep(rows[at], state) && matches(searchable(kind, at, text(rows[at]))));
      const { value, compare } = columns[order.column];
      const by = compare ?? ((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      kept.sort((a, b) => {
        const [x, y] = [value(rows[a]), value(rows[b])];
        if (x === "" || y === "") return (x === "") - (y === "") || a - b;
        return (order.down ? by(y, x) : by(x, y)) || a - b;
      });
      count.textContent = kept.length ? say(found, { n: kept.length }) : say("none");
      body.replaceChildren(...kept.slice(0, limit).map((at) => el("tr", {}, columns.map(({ cell, class: name, head }, n) => el(n ? "td" : "th", { class: name, scope: n ? null : "row", "data-head": head }, cell(rows[at], at))))));
      more.hidden = kept.length <= limit;
      more.textContent = say("more", { n: Math.min(STEP, kept.length - limit) });
    }
    const heads = columns.map(({ head, class: name }, n) => {
      const button = el("button", { type: "button", onclick: () => {
        Object.assign(order, order.column === n ? { down: !order.down } : { column: n, down: Boolean(columns[n].down) });
        change("sort", `${order.down ? "-" : ""}${n}`);
        mark();
      } }, head);
      return el("th", { scope: "col", class: name }, button);
    });
    const mark = () => heads.forEach((cell, n) => cell.setAttribute("aria-sort", n === order.column ? (order.down ? "descending" : "ascending") : "none"));
    let waiting = 0;
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => change("q", search.value.trim()), 120); });
    mark();
    fill();
    show(title,
      el("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
        el("label", { class: "search" }, el("span", { class: "unseen" }, say(`search_${kind}`)), search),
        controls.map((control) => control(change))),
      count,
      el("table", { class: `rows ${kind}` }, el("thead", {}, el("tr", {}, heads)), body),
      more);
  }

  function slogans(state) {
    const years = [...new Set(table.slogans.flatMap((row) => [row[S.first], row[S.last]]).filter(Boolean).map((date) => date.slice(0, 4)))].sort();
    const chosen = new Set((state.get("role") || Object.keys(words.roles).join(".")).split("."));
    const available = Object.keys(words.roles).filter((role) => table.slogans.some((row) => row[S.role] === role));
    const roles = (change) => el("fieldset", { class: "choice" }, el("legend", { class: "unseen" }, say("roles_filter")), available.map((role) =>
      el("label", {}, el("input", { type: "checkbox", value: role, checked: chosen.has(role), onchange: (event) => {
        if (event.target.checked) chosen.add(role); else chosen.delete(role);
        const now = available.filter((other) => chosen.has(other));
        change("role", now.length === available.length ? "" : now.join(".") || "-");
      } }), el("span", { class: `swatch r-${role}` }, words.roles[role]))));
    const year = (key) => (change) => el("label", { class: "year" }, el("span", {}, say(key)), el("select", { id: key, onchange: (event) => change(key, event.target.value) },
      el("option", { value: "" }, say("any")), years.map((one) => el("option", { value: one, selected: state.get(key) === one }, one))));
    const withItems = (change) => el("label", { class: "check" }, el("input", { type: "checkbox", id: "items", checked: state.get("items") === "1", onchange: (event) => change("items", event.target.checked ? "1" : "") }), el("span", {}, say("with_items")));
    listing({
      view: "slogans", state, title: say("slogans"), kind: "slogans", rows: table.slogans, found: "found",
      text: (row) => [row[S.label], row[S.key], ...row[S.keys]].join(" | "),
      controls: [roles, ...(years.length > 1 ? [year("from"), year("to")] : []), withItems],
      keep: (row) => {
        const wanted = state.get("role");
        if (wanted && !wanted.split(".").includes(row[S.role])) return false;
        if (state.get("items") && !row[S.definitions]) return false;
        if (state.get("from") && !(row[S.last].slice(0, 4) >= state.get("from"))) return false;
        return !state.get("to") || (row[S.first] !== "" && row[S.first].slice(0, 4) <= state.get("to"));
      },
      sort: { column: 2, down: true },
      columns: [
        { head: say("label"), class: "label", value: (row) => row[S.label], compare: byLetters, cell: (row) => link(toSlogan(row), row[S.label]) },
        { head: say("role"), class: "role", value: (row) => row[S.role], cell: (row) => badge(row[S.role]) },
        { head: say("documents"), class: "n", down: true, value: (row) => row[S.documents], cell: (row) => number(row[S.documents]) },
        { head: say("mentions"), class: "n", down: true, value: (row) => row[S.mentions], cell: (row) => number(row[S.mentions]) },
        { head: say("first"), class: "date", value: (row) => row[S.first], cell: (row) => day(row[S.first]) },
        { head: say("last"), class: "date", down: true, value: (row) => row[S.last], cell: (row) => day(row[S.last]) },
        { head: say("speaker_main"), class: "who", value: (row) => row[S.speaker], compare: byLetters, cell: (row) => (row[S.speaker] ? link(toPerson(row[S.speaker]), row[S.speaker]) : "") },
      ],
    });
  }

  function documents(state) {
    listing({
      view: "documents", state, title: say("documents"), kind: "documents", rows: table.documents, found: "found_documents",
      text: (row) => `${row[D.title]} ${row[D.source]}`,
      sort: { column: 1, down: true },
      columns: [
        { head: say("documents"), class: "label", value: (row) => row[D.title], compare: byLetters, cell: (row, at) => link(`d${at + 1}`, row[D.title] || row[D.source]) },
        { head: say("date"), class: "date", down: true, value: (row) => row[D.date], cell: (row) => day(row[D.date]) },
        { head: say("directives"), class: "n", down: true, value: (row) => row[D.directives], cell: (row) => number(row[D.directives]) },
        { head: say("quotes"), class: "n", down: true, value: (row) => row[D.quotes], cell: (row) => number(row[D.quotes]) },
      ],
    });
  }

  function people(state) {
    const most = (row) => row[P.most].slice(0, 3).flatMap(([at, n], i) => [i ? " · " : "", link(toSlogan(table.slogans[at]), table.slogans[at][S.label]), n > 1 ? ` (${number(n)})` : ""]);
    listing({
      view: "people", state, title: say("people"), kind: "people", rows: table.people, found: "found_people",
      text: (row) => `${row[P.name]} ${row[P.titles].join(" ")}`,
      sort: { column: 1, down: true },
      columns: [
        { head: say("name"), class: "label", value: (row) => row[P.name], compare: byLetters, cell: (row) => [link(toPerson(row[P.name]), row[P.name]), el("span", { class: "about" }, row[P.titles].join(", "))] },
        { head: say("said"), class: "n", down: true, value: (row) => row[P.said], cell: (row) => number(row[P.said]) },
        { head: say("documents"), class: "n", down: true, value: (row) => row[P.documents], cell: (row) => number(row[P.documents]) },
        { head: say("said_most"), class: "most", value: (row) => row[P.most][0]?.[1] ?? 0, down: true, cell: most },
      ],
    });
  }

  const growing = (make, items, tag, attributes) => {
    const list = el(tag, attributes);
    const more = el("button", { type: "button", class: "more" });
    let at = 0;
    const grow = () => {
      list.append(...items.slice(at, at + STEP).map(make));
      at = Math.min(items.length, at + STEP);
      more.hidden = at >= items.length;
      more.textContent = say("more", { n: Math.min(STEP, items.length - at) });
    };
    more.addEventListener("click", grow);
    grow();
    return [list, more];
  };
  const about = (document) => {
    const [title, source, date] = table.documents[document - 1];
    return el("span", { class: "about" }, [day(date), title || source].filter(Boolean).join(" · "));
  };

  async function one(key) {
    const at = slogansByKey.get(key);
    if (at === undefined) return show(say("not_there"), el("p", {}, link("slogans", say("slogans"))));
    const row = table.slogans[at];
    const detail = JSON.parse(await packed("details", at));
    const dateOf = (document) => table.documents[document - 1][D.date];
    const time = periods(table.documents.map((document) => document[D.date]));
    const mine = [...new Set(detail.uses.map(([document]) => document))].map(dateOf);
    const uses = detail.uses.slice().sort((a, b) => (dateOf(a[0]) || "9") < (dateOf(b[0]) || "9") ? -1 : dateOf(a[0]) === dateOf(b[0]) ? a[0] - b[0] || a[1] - b[1] : 1);
    const facts = [say("in_documents", { n: row[S.documents] }), say("times", { n: row[S.mentions] }), row[S.first] && (row[S.first] === row[S.last] ? day(row[S.first]) : `${day(row[S.first])} – ${day(row[S.last])}`)];
    const list = (title, entries, make) => entries.length ? el("section", { class: "block" }, el("h2", {}, title), el("ul", { class: "plain" }, entries.map(make))) : null;
    return show(row[S.label],
      el("p", { class: "facts" }, badge(row[S.role]), " ", facts.filter(Boolean).join(" · ")),
      time && mine.some(Boolean) ? el("section", { class: "block wide" }, el("h2", {}, say("timeline")), chart(counted(time, mine), counted(time, table.documents.map((document) => document[D.date])), time, row[S.label])) : null,
      definitions(row, detail, dateOf),
      el("div", { class: "blocks" },
        list(say("variants"), detail.variants, ([text, n]) => el("li", {}, el("span", { lang: "vi" }, text), el("span", { class: "value" }, say("times", { n })))),
        list(say("alike"), detail.alike, ([text, n, likeness]) => el("li", {}, el("span", { lang: "vi" }, text), el("span", { class: "value" }, `${say("in_documents", { n })} · ${say("likeness", { share: Math.round(100 * likeness) })}`))),
        list(say("speaker"), detail.speakers.slice(0, 20), ([who, n]) => el("li", {}, link(toPerson(who), who), el("span", { class: "value" }, say("times", { n }))))),
      el("section", { class: "block wide" }, el("h2", {}, say("in_context")), growing(([document, hit, before, text, after, who]) =>
        el("li", {}, about(document), el("p", { lang: "vi" }, before, link(`d${document}-h${hit}`, text, { class: `r-${row[S.role]}` }), after), who ? el("span", { class: "about" }, link(toPerson(who), who)) : null), uses, "ol", { class: "uses" })));
  }

  function definitions(row, detail, dateOf) {
    if (row[S.role] !== "directive") return null;
    const seen = new Map();
    const plain = (item) => tokens(item).map((word) => word.letters + word.tone).join(" ");
    for (const [{ items }] of detail.definitions) for (const item of new Set(items.map(plain))) seen.set(item, (seen.get(item) ?? 0) + 1);
    const shared = [...seen.values()].some((n) => n > 1);
    const source = ([document, hit]) => link(`d${document}-h${hit}`, table.documents[document - 1][D.title] || table.documents[document - 1][D.source]);
    const sources = (uses) => el("p", {}, uses.slice(0, 3).flatMap((use, i) => [i ? " · " : "", source(use)]), uses.length > 3 ? " …" : null);
    const itemsOf = (items) => el("ol", { lang: "vi" }, items.map((item) => el("li", {}, shared && seen.get(plain(item)) === 1 ? el("strong", {}, item) : item)));
    const other = ({ items, relation, uses }) => el("details", {}, el("summary", {}, say(`relation_${relation}`)), el("ol", { lang: "vi" }, items.map((item) => el("li", {}, item))), sources(uses));
    const cards = detail.definitions.map(([first, ...others], n) => {
      const documents = [...new Set([first, ...others].flatMap(({ uses }) => uses.map(([document]) => document)))];
      const earliest = documents.map(dateOf).filter(Boolean).sort()[0];
      return el("li", { class: "definition" },
        el("h3", {}, say("definition", { n: n + 1 })),
        el("p", { class: "about" }, earliest ? say("definition_by", { n: documents.length, date: day(earliest) }) : say("definition_by_undated", { n: documents.length })),
        itemsOf(first.items), sources(first.uses), others.map(other));
    });
    const known = detail.known.map(([from, items]) => el("li", { class: "definition known" }, el("h3", {}, say("known")), el("p", { class: "about" }, from), el("ol", { lang: "vi" }, items.map((item) => el("li", {}, item)))));
    return el("section", { class: "block wide" }, el("h2", {}, say("definitions")),
      cards.length ? (shared ? el("p", { class: "about" }, say("only_here")) : null) : el("p", { class: "about" }, say("no_definition")),
      cards.length || known.length ? growing((card) => card, [...cards, ...known], "ul", { class: "definitions" }) : null);
  }

  async function person(who) {
    const at = table.people.findIndex((row) => row[P.name] === who);
    if (at < 0) return show(say("not_there"), el("p", {}, link("people", say("people"))));
    const row = table.people[at];
    const said = JSON.parse(await packed("sayings", at));
    return show(who,
      el("p", { class: "facts" }, [row[P.titles].join(", "), say("times", { n: row[P.said] }), say("in_documents", { n: row[P.documents] })].filter(Boolean).join(" · ")),
      row[P.most].length ? el("section", { class: "block" }, el("h2", {}, say("said_most")), el("ul", { class: "plain" }, row[P.most].map(([n, times]) => el("li", {}, link(toSlogan(table.slogans[n]), table.slogans[n][S.label]), el("span", { class: "value" }, say("times", { n: times })))))) : null,
      el("section", { class: "block wide" }, el("h2", {}, say("said")), growing(([document, hit, role, text]) => el("li", {}, about(document), el("p", { lang: "vi" }, link(`d${document}-h${hit}`, text, { class: `r-${role}` }), " ", badge(role))), said, "ol", { class: "uses" })));
  }

  async function one_document(n, target) {
    if (!(n >= 1 && n <= table.documents.length)) return show(say("not_there"), el("p", {}, link("documents", say("documents"))));
    const holder = document.createElement("template");
    holder.innerHTML = await packed("texts", n - 1);
    slogan.deselect();
    root.classList.add("in-document");
    const beside = el("nav", { class: "steps", "aria-label": say("documents") }, n > 1 ? link(`d${n - 1}`, `← ${say("previous_document")}`) : el("span"), n < table.documents.length ? link(`d${n + 1}`, `${say("next_document")} →`) : el("span"));
    view.replaceChildren(holder.content, beside);
    view.querySelector("h1").tabIndex = -1;
    document.title = `${view.querySelector("h1").textContent} · ${name}`;
    if (target && !slogan.select(target, { scroll: true })) document.getElementById(target)?.scrollIntoView({ block: "center" });
    return undefined;
  }

  // The hits of a slogan in all documents: previous and next go on in the next one.
  const groups = new Map();
  async function fetchGroup(key) {
    const at = slogansByKey.get(key);
    if (at === undefined || groups.has(key)) return;
    groups.set(key, null);
    const { uses } = JSON.parse(await packed("details", at));
    groups.set(key, uses.map(([document, hit]) => `d${document}-h${hit}`));
    slogan.refresh();
  }
  slogan.groupOf = (key) => groups.get(key) ?? null;
  document.addEventListener("hit", ({ detail: { key } }) => fetchGroup(key));
  slogan.more = (key) => {
    const at = slogansByKey.get(key);
    return at === undefined ? null : link(toSlogan(table.slogans[at]), `${say("to_slogan")} (${number(table.slogans[at][S.mentions])})`);
  };

  let going = 0;
  async function go() {
    const turn = ++going;
    const hash = location.hash.slice(1);
    const [path, query = ""] = hash.split("?");
    const state = new Map(new URLSearchParams(query));
    const [place, ...rest] = path.split("/");
    const argument = decodeURIComponent(rest.join("/"));
    const target = /^d(\d+)(?:-[hLk]\d+)?$/.exec(place);
    if (target && view.querySelector(`#d${target[1]}`) && place.includes("-")) {
      if (!slogan.select(place, { scroll: true })) document.getElementById(place)?.scrollIntoView({ block: "center" });
      return;
    }
    redraw = null;
    const known = { slogans: () => slogans(state), documents: () => documents(state), people: () => people(state), slogan: () => one(argument), person: () => person(argument) };
    status.textContent = say("loading");
    if (target) await one_document(Number(target[1]), place.includes("-") ? place : null);
    else await (known[place] ?? overview)();
    if (turn !== going) return;
    status.textContent = "";
    const section = target ? "documents" : { slogan: "slogans", person: "people" }[place] ?? (known[place] ? place : "overview");
    for (const entry of document.querySelectorAll(".bar nav a")) {
      if (entry.hash === `#${section}`) entry.setAttribute("aria-current", "page"); else entry.removeAttribute("aria-current");
    }
    if (!(target && place.includes("-"))) {
      scrollTo({ top: 0, behavior: "instant" });
      if (started) view.querySelector("h1")?.focus({ preventScroll: true });
    }
    started = true;
    root.dataset.view = place || "overview";
  }
  let started = false;

  async function start() {
    if (!("DecompressionStream" in window)) { view.append(el("p", {}, say("too_old"))); return; }
    table = JSON.parse(await opened("table"));
    table.slogans.forEach((row, at) => [row[S.key], ...row[S.keys]].forEach((key) => slogansByKey.set(key, at)));
    addEventListener("hashchange", go);
    await go();
    root.dataset.ready = "";
  }
  start();
})();

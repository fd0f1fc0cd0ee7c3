
"use strict";
(() => {
  const root = document.documentElement;
  const card = document.getElementById("card");
  const part = (name) => card.querySelector(name);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const covering = (id) => all(`.text [data-h~="${CSS.escape(id)}"]`);
  const entry = (id) => document.querySelector(`.hits > li[data-h="${CSS.escape(id)}"]`);
  const narrow = matchMedia("(max-width: 44rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  // What a page of several documents may add: `groupOf(key)`, all hits of a slogan; `more(key)`, a link for the card.
  const api = {};
  let selected = null;
  let shown = null;
  let quiet = false;
  let waiting = 0;

  // A place in an item belongs to its directive where no hit of its own stands there.
  function hitOf(target) {
    const found = target.closest?.(".text [data-h], .text [data-i], .hits > li[data-h]");
    return (found?.dataset.h ?? found?.dataset.i)?.split(" ")[0];
  }

  function group(id) {
    const key = entry(id)?.dataset.g;
    const everywhere = api.groupOf?.(key);
    if (everywhere?.includes(id)) return everywhere;
    return key === undefined ? [] : all(".hits > li[data-h]").filter((li) => li.dataset.g === key).map((li) => li.dataset.h);
  }

  function unmark(...names) {
    for (const name of names) all(`.${name}`).forEach((element) => element.classList.remove(name));
  }

  function glance(id) {
    unmark("near");
    if (!id) return;
    covering(id).forEach((segment) => segment.classList.add("near"));
    entry(id)?.classList.add("near");
  }

  function outer(id) {
    const inner = document.getElementById(id) ?? covering(id)[0];
    const first = inner?.dataset?.h ? inner : covering(id)[0];
    const around = `${first?.dataset.h ?? ""} ${first?.dataset.i ?? ""}`.split(" ");
    return around.slice(around.indexOf(id) + 1).filter((other) => other && other !== id && entry(other));
  }

  function fill(id) {
    const source = entry(id);
    card.className = [...source.classList].find((name) => name.startsWith("r-")) ?? "";
    part("h2").textContent = source.querySelector(".name").textContent;
    
    part(".body").replaceChildren(source.querySelector("dl").cloneNode(true));
    const around = outer(id).flatMap((other) => {
      const link = document.createElement("a");
      link.href = `#${other}`;
      link.textContent = entry(other).querySelector(".name").textContent;
      return [link, " · "];
    });
    part(".around").replaceChildren(...(around.length ? [`${card.dataset.inside}: `, ...around.slice(0, -1)] : []));
    part(".more").replaceChildren(...[api.more?.(source.dataset.g)].filter(Boolean));
    const hits = group(id);
    const at = hits.indexOf(id);
    part(".position").textContent = card.dataset.position.replace("{n}", at + 1).replace("{total}", hits.length);
    part(".previous").disabled = at <= 0;
    part(".next").disabled = at >= hits.length - 1;
  }

  function place(id) {
    card.hidden = false;
    if (narrow.matches) return;
    const segment = document.getElementById(id)?.dataset.h ? document.getElementById(id) : covering(id)[0];
    const anchor = segment ?? entry(id);
    const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const room = innerHeight - box.bottom;
    const above = room < card.offsetHeight + 16 && box.top > card.offsetHeight + 16;
    const top = above ? box.top - card.offsetHeight - 8 : box.bottom + 8;
    const left = Math.min(Math.max(12, box.left), root.clientWidth - card.offsetWidth - 12);
    card.style.top = `${top + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  }

  function show(id, glancing) {
    if (!id || !entry(id)) return;
    shown = id;
    fill(id);
    card.classList.toggle("glance", glancing);
    place(id);
  }

  function settle() {
    glance(null);
    if (selected) {
      if (shown !== selected || card.classList.contains("glance")) show(selected, false);
    } else {
      card.hidden = true;
      shown = null;
    }
  }

  function reveal(element, block) {
    element?.scrollIntoView({ block, behavior: still.matches ? "auto" : "smooth" });
  }

  function select(id, { scroll = false, focus = false } = {}) {
    if (!entry(id)) return false;
    clearTimeout(waiting);
    unmark("on", "same", "why", "its", "near");
    all("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    selected = id;
    for (const other of group(id)) if (other !== id) covering(other).forEach((segment) => segment.classList.add("same"));
    covering(id).forEach((segment) => segment.classList.add("on"));
    all(`.text [data-i~="${CSS.escape(id)}"]`).forEach((segment) => segment.classList.add("its"));
    all(`.text [data-c~="${CSS.escape(id)}"], .text [data-w~="${CSS.escape(id)}"]`).forEach((segment) => segment.classList.add("why"));
    const listed = entry(id);
    listed.classList.add("on");
    listed.setAttribute("aria-current", "true");
    const list = listed.closest("aside");
    if (list.scrollHeight > list.clientHeight + 4) list.scrollTop += listed.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
    const first = document.getElementById(id)?.dataset.h ? document.getElementById(id) : covering(id)[0];
    if (scroll) (first ?? listed).scrollIntoView({ block: "center", behavior: "instant" });
    show(id, false);
    try { history.replaceState(null, "", `#${id}`); } catch { /* a page inside a frame may not */ }
    if (focus) card.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("hit", { detail: { id, key: listed.dataset.g } }));
    return true;
  }

  function deselect() {
    const back = selected && document.getElementById(selected);
    const inside = card.contains(document.activeElement);
    selected = null;
    unmark("on", "same", "why", "its");
    all("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    settle();
    quiet = true;
    if (inside) back?.focus({ preventScroll: true });
    quiet = false;
  }

  function step(by, focus) {
    const from = selected ?? shown;
    if (!from) return;
    const hits = group(from);
    const to = hits[hits.indexOf(from) + by];
    if (!to) return;
    if (!select(to, { scroll: true, focus })) location.hash = to;
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("#card")) {
      const link = event.target.closest("a");
      if (link && select(link.hash.slice(1), { scroll: true, focus: true })) event.preventDefault();
      return;
    }
    if (event.target.closest("summary, dl, .bar")) return;
    const id = hitOf(event.target);
    if (!id) {
      if (!event.target.closest("a, button") && getSelection().isCollapsed) deselect();
      return;
    }
    if (!event.target.closest("a") && !getSelection().isCollapsed) return;
    if (select(id, { scroll: Boolean(event.target.closest(".hits")), focus: event.detail === 0 })) event.preventDefault();
  });
  part(".close").addEventListener("click", deselect);
  part(".previous").addEventListener("click", () => step(-1, true));
  part(".next").addEventListener("click", () => step(1, true));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { deselect(); return; }
    const inCard = card.contains(event.target);
    if (!inCard && !event.target.closest?.(".text a[data-h]")) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      if (!inCard) selected = hitOf(event.target);
      step(event.key === "ArrowRight" ? 1 : -1, true);
      event.preventDefault();
    } else if (inCard && event.key === "Tab" && selected) {
      const stops = [...card.querySelectorAll("a, button:not(:disabled)")];
      const last = event.shiftKey ? event.target === card || event.target === stops[0] : event.target === stops.at(-1);
      if (last) {
        document.getElementById(selected)?.focus();
        if (event.shiftKey) event.preventDefault();
      }
    }
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(waiting);
    if (card.contains(event.target)) return;
    const id = hitOf(event.target);
    glance(id);
    if (!id || event.target.closest(".hits")) waiting = setTimeout(settle, 120);
    else if (id !== shown) waiting = setTimeout(() => show(id, id !== selected), selected ? 350 : 90);
  });
  document.addEventListener("focusin", (event) => {
    if (quiet || !event.target.matches(".text a[data-h]:focus-visible")) return;
    const id = hitOf(event.target);
    if (id !== selected) { glance(id); show(id, true); }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.matches?.(".text a[data-h]") && !card.contains(event.relatedTarget)) setTimeout(() => {
      if (!document.activeElement?.matches(".text a[data-h]")) settle();
    });
  });
  addEventListener("resize", () => { if (!card.hidden && shown) place(shown); });

  document.querySelector(".roles")?.addEventListener("change", (event) => {
    root.classList.toggle(`hide-${event.target.value}`, !event.target.checked);
  });

  const stored = (() => { try { return localStorage.getItem("slogan-theme"); } catch { return null; } })();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  document.querySelector(".theme")?.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("slogan-theme", root.dataset.theme); } catch { /* no storage for local files */ }
  });

  Object.assign(api, { select, deselect, refresh: () => { if (selected) show(selected, false); } });
  window.slogan = api;
  const fromAddress = () => { const id = decodeURIComponent(location.hash.slice(1)); if (id && id !== selected && entry(id)) select(id, { scroll: true }); };
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();

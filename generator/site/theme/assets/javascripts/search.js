// Search: the box in the header with its first results, and the page with all of them. The index is Pagefind's,
// fetched when a reader first turns to the box; what it returns is only ever set as text.

const FIRST = 6;
const STEP = 20;
const FILTERS = ["type", "issue", "source"];

let chrome;
let engine;

function load() {
  engine ??= import(new URL(`${chrome.base}/pagefind/pagefind.js`, location.href).href).then(async (pagefind) => {
    await pagefind.options({ baseUrl: new URL(`${chrome.base}/`, location.href).pathname, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Pagefind marks the words that matched in escaped HTML; nothing but those marks is kept.
function excerpt(html) {
  const text = new DOMParser().parseFromString(html, "text/html").body;
  const made = element("p", { class: "hit-text" });
  for (const node of text.childNodes) {
    made.append(node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent);
  }
  return made;
}

function hit(data) {
  const kind = (data.filters.type || [])[0];
  const facts = [kind, data.meta.date, ...(data.filters.source || [])].filter(Boolean).join(" · ");
  const link = element("a", { href: data.url }, data.meta.title || data.url);
  return element("li", { class: "hit" }, link, element("p", { class: "meta" }, facts), excerpt(data.excerpt));
}

async function hits(results) {
  const data = await Promise.all(results.map((result) => result.data()));
  return data.map(hit);
}

function panel(form) {
  const input = form.querySelector("input");
  const box = form.querySelector("[data-search-panel]");
  const words = chrome.words;
  const count = element("p", { class: "meta", role: "status" });
  const list = element("ol", { class: "hits" });
  const all = element("a", { class: "more" }, words.search_all);
  box.append(count, list, all);
  const close = () => { box.hidden = true; };
  const show = async () => {
    const query = input.value.trim();
    if (!query) return close();
    try {
      const pagefind = await load();
      const found = await pagefind.debouncedSearch(query, {}, 150);
      if (found === null || input.value.trim() !== query) return undefined;
      const entries = await hits(found.results.slice(0, FIRST));
      if (input.value.trim() !== query || !form.contains(document.activeElement)) return undefined;
      count.textContent = found.results.length
        ? fill(words.search_count, { count: found.results.length })
        : fill(words.search_none, { query });
      list.replaceChildren(...entries);
      all.href = `${chrome.base}/search/?q=${encodeURIComponent(query)}`;
      all.hidden = found.results.length <= FIRST;
    } catch {
      count.textContent = words.search_failed;
      list.replaceChildren();
      all.hidden = true;
    }
    box.hidden = false;
    return undefined;
  };
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); input.focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...box.querySelectorAll("a:not([hidden])")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (box.hidden || !stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  });
}

function choice(name, options, chosen, change) {
  const words = chrome.words;
  const select = element("select", { id: `filter-${name}`, name });
  select.append(element("option", { value: "" }, words.search_any));
  for (const [value, count] of Object.entries(options).sort(([a], [b]) => a.localeCompare(b, chrome.language))) {
    const option = element("option", { value }, count ? `${value} (${count})` : value);
    option.selected = value === chosen;
    select.append(option);
  }
  select.addEventListener("change", change);
  return element("p", {}, element("label", { for: `filter-${name}` }, words[`filter_${name}`]), select);
}

async function page(place) {
  const words = chrome.words;
  const state = new URLSearchParams(location.search);
  const input = element("input", { id: "search-query", type: "search", name: "q", autocomplete: "off" });
  input.value = state.get("q") || "";
  const filters = element("div", { class: "search-filters", role: "group", "aria-label": words.search_filters });
  const form = element("form", { role: "search", "aria-label": words.search_label, class: "search-form" },
    element("label", { for: "search-query" }, words.search_label), input, filters);
  const count = element("p", { class: "search-count", role: "status" }, words.search_hint);
  const list = element("ol", { class: "hits results" });
  const more = element("button", { type: "button", class: "button", hidden: "" }, words.search_more);
  place.replaceChildren(form, count, element("h2", { class: "visually-hidden" }, words.search_results), list, more);

  const pagefind = await load().catch(() => null);
  if (!pagefind) { count.textContent = words.search_failed; return; }
  const known = await pagefind.filters();
  const chosen = () => Object.fromEntries(FILTERS.map((name) => [name, filters.querySelector(`[name=${name}]`)?.value])
    .filter(([, value]) => value));

  const search = async () => {
    const query = input.value.trim();
    const picked = chosen();
    const address = new URLSearchParams({ ...(query && { q: query }), ...picked });
    history.replaceState(null, "", `${location.pathname}${address.size ? `?${address}` : ""}`);
    if (!query && !Object.keys(picked).length) {
      count.textContent = words.search_hint;
      list.replaceChildren();
      more.hidden = true;
      return;
    }
    const found = await pagefind.debouncedSearch(query || null, { filters: picked }, 150);
    if (found === null) return;
    let shown = 0;
    const next = async () => {
      const entries = await hits(found.results.slice(shown, shown + STEP));
      if (shown === 0) list.replaceChildren(...entries); else list.append(...entries);
      entries[0]?.querySelector("a") && shown && entries[0].querySelector("a").focus();
      shown += STEP;
      more.hidden = shown >= found.results.length;
    };
    more.onclick = next;
    count.textContent = found.results.length
      ? fill(words.search_count, { count: found.results.length })
      : fill(words.search_none, { query });
    await next();
  };
  for (const name of FILTERS) {
    if (known[name]) filters.append(choice(name, known[name], state.get(name), search));
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  input.addEventListener("input", search);
  await search();
}

export function start(given) {
  chrome = given;
  const place = document.querySelector("[data-search-page]");
  const form = document.querySelector("[data-site-search]");
  if (form) panel(form);
  if (place) page(place);
}

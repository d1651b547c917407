// What a reader gets on top of the page: colours, notes that Escape closes, menus, answers that open for a link or
// for the printer, and search. The page is complete without any of it.

const chrome = JSON.parse(document.getElementById("chrome").textContent);

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* storage may be forbidden */ }
}

function colours() {
  const toggle = document.querySelector("[data-scheme-toggle]");
  if (!toggle) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
  const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    document.documentElement.dataset.scheme = scheme;
    remember("briefings.scheme", scheme);
    show();
  });
  system.addEventListener("change", show);
  show();
}

function languages() {
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => {
      remember("briefings.language", link.dataset.language);
      link.hash = location.hash;
    });
  }
}

// Notes of citations open by style alone; Escape closes the open one until the pointer or the focus comes back, and
// a note that would leave the window is moved in.
function notes() {
  const open = (cite) => {
    cite.classList.remove("closed");
    const note = cite.querySelector(".cite-note");
    note.style.setProperty("--shift", "0px");
    note.classList.remove("below");
    const box = note.getBoundingClientRect();
    const right = box.right - document.documentElement.clientWidth + 8;
    const left = 8 - box.left;
    if (right > 0) note.style.setProperty("--shift", `${-right}px`);
    else if (left > 0) note.style.setProperty("--shift", `${left}px`);
    if (box.top < 0) note.classList.add("below");
  };
  for (const cite of document.querySelectorAll(".cite")) {
    cite.addEventListener("pointerenter", () => open(cite));
    cite.addEventListener("focusin", () => open(cite));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const cite of document.querySelectorAll(".cite:hover, .cite:focus-within")) cite.classList.add("closed");
  });
}

function menus() {
  const close = (menu) => { menu.open = false; };
  for (const menu of document.querySelectorAll("[data-menu]")) {
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(menu); });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close(menu);
      menu.querySelector("summary").focus();
    });
  }
}

function answers() {
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let place = target; place; place = place.parentElement) if (place.tagName === "DETAILS") place.open = true;
    if (target?.closest("details")) target.scrollIntoView();
  };
  const opened = new Set();
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.open = true;
      opened.add(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened.clear();
  });
  addEventListener("hashchange", openTarget);
  openTarget();
}

// The timeline by source and by how its dates are known; a year without an event left is hidden with them. What is folded
// away is opened while something is chosen.
function timeline() {
  const form = document.querySelector("[data-timeline-filters]");
  if (!form) return;
  const list = form.nextElementSibling;
  const status = form.querySelector("[role=status]");
  const show = () => {
    const { source, basis } = Object.fromEntries(new FormData(form));
    for (const event of list.querySelectorAll(".event")) {
      const told = event.dataset.sources.split(" ").includes(source);
      event.hidden = Boolean((source && !told) || (basis && event.dataset.basis !== basis));
    }
    for (const part of list.querySelectorAll(".year, .further")) part.hidden = !part.querySelector(".event:not([hidden])");
    for (const fold of list.querySelectorAll(".further")) fold.open = Boolean(source || basis);
    const count = list.querySelectorAll(".event:not([hidden])").length;
    status.textContent = source || basis ? status.dataset.count.replace("{count}", count) : "";
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show(); // a browser may have kept what was chosen before a reload
}

// Where a table or a list of links fits, it needs no stop for the keyboard.
function regions() {
  for (const region of document.querySelectorAll(".table-scroll, pre[tabindex]")) {
    if (region.scrollWidth <= region.clientWidth) region.removeAttribute("tabindex");
  }
}

colours();
languages();
notes();
menus();
answers();
timeline();
regions();
const { start } = await import("./search.js");
start(chrome);

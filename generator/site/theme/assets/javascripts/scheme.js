// Runs before the page is painted: the colours chosen last, if any; otherwise the style sheet follows the system.
try {
  const scheme = localStorage.getItem("briefings.scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch { /* storage may be forbidden */ }

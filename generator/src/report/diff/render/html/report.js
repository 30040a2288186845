"use strict";

// Without this script every change is shown and the filter is not.
(() => {
  const form = document.getElementById("filter");
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const articles = Array.from(document.querySelectorAll("article"));
  const sections = Array.from(document.querySelectorAll("main section"));
  const texts = new Map();

  const text = (article) => {
    if (!texts.has(article)) {
      texts.set(article, article.textContent.toLowerCase());
    }
    return texts.get(article);
  };

  const wanted = () => {
    const data = new FormData(form);
    const levels = new Set(data.getAll("level"));
    const words = String(data.get("text")).toLowerCase().split(/\s+/).filter(Boolean);
    const namespace = data.get("namespace");
    const version = data.get("version");
    return (article) =>
      levels.has(article.dataset.level) &&
      (!namespace || namespace === article.dataset.namespace) &&
      (!version || version === article.dataset.version) &&
      (!data.has("open") || article.dataset.open === "yes") &&
      (!data.has("used") || article.dataset.used === "yes") &&
      words.every((word) => text(article).includes(word));
  };

  const apply = () => {
    const isWanted = wanted();
    let shown = 0;
    for (const article of articles) {
      const keep = isWanted(article);
      article.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    status.textContent = `${shown} of ${articles.length} shown`;
  };

  let planned = 0;
  const plan = () => {
    clearTimeout(planned);
    planned = setTimeout(apply, articles.length > 2000 ? 150 : 0);
  };

  form.addEventListener("input", plan);
  form.addEventListener("reset", plan);
  form.addEventListener("submit", (event) => event.preventDefault());

  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typing = event.target.matches("input[type=search], select, textarea");
    if (event.key === "/" && plain && !typing) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      apply();
    }
  });

  form.hidden = false;
  status.hidden = false;
  apply();
})();

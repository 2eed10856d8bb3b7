"use strict";
// The page is rendered by the server alone. Every second it is fetched again, and each element marked data-live that differs is
// replaced; open logs, scroll positions and the focus stay as they are.
(() => {
  const connection = document.getElementById("connection");

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };

  const take = (fresh) => {
    for (const element of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${CSS.escape(element.dataset.live)}"]`);
      if (!next || next.innerHTML === element.innerHTML) continue;
      const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
      element.replaceChildren(...document.adoptNode(next).childNodes);
      if (atEnd) element.scrollTop = element.scrollHeight;
    }
  };

  const refresh = async () => {
    try {
      const response = await fetch("/", { cache: "no-store" });
      take(new DOMParser().parseFromString(await response.text(), "text/html"));
      connection.classList.remove("lost");
    } catch {
      connection.classList.add("lost");
      connection.title = "The runner does not answer: it has ended, or is ending.";
    }
    setTimeout(refresh, document.hidden ? 5000 : 1000);
  };

  addEventListener("hashchange", openTarget);
  openTarget();
  setTimeout(refresh, 1000);
})();

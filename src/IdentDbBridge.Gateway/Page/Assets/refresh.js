// Reads the page again every so many seconds, as long as it is looked at and nobody is busy in it. Without this the page is complete.
(() => {
  "use strict";
  const main = () => document.querySelector("main[data-live]");
  const isBusy = () => main().contains(document.activeElement) && document.activeElement !== main();
  const refresh = async () => {
    if (document.hidden || !main() || isBusy()) return;
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main[data-live]");
    if (fresh && !isBusy()) main().replaceChildren(...fresh.childNodes);
  };
  if (main()) setInterval(refresh, Number(main().dataset.live) * 1000);
})();

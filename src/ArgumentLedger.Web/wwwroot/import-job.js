// Follows an import that runs: without this one looks again by hand.
const shown = () => document.getElementById("import");

async function follow() {
  while (shown()?.dataset.goesOn === "yes") {
    await new Promise(done => setTimeout(done, 500));
    try {
      const answer = await fetch(location.href);
      if (answer.redirected) return location.replace(answer.url);
      if (!answer.ok) continue;
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("import");
      // What has the focus stays while only numbers change.
      if (next?.dataset.goesOn === "no") shown().replaceWith(next);
      else if (next) for (const part of ["[role=status]", "progress"]) {
        const [old, fresh] = [shown().querySelector(part), next.querySelector(part)];
        if (old && fresh) old.replaceWith(fresh);
        else if (fresh) shown().querySelector("[role=status]").after(fresh.parentElement);
      }
    } catch {
      // The site is away; it goes on when it is back.
    }
  }
}

follow();

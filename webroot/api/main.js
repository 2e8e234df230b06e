// The contract of the REST interface, to read and to try: operations by tag at the left, one of them beside.
import {ask} from "../shared/api.js";
import {fill, h, mark, say} from "../shared/dom.js";
import {head, publicPage, section, show} from "../desk/page.js";
import {line} from "../desk/form.js";
import {byTag, found} from "./contract.js";
import {told} from "./told.js";

publicPage("REST interface", async person => {
  const contract = await ask("GET", "/openapi.json");
  const tags = byTag(contract);
  const all = tags.flatMap(({operations}) => operations);
  const place = h("div", {class: "api-operation"});
  const list = index(tags, all);

  const turn = ({quietly} = {}) => {
    const one = all.find(({id}) => id === location.hash.slice(1));
    document.title = `${one ? one.summary : "REST interface"} · ${contract.info.title}`;
    fill(place, one ? told(contract, one, person) : beginning(contract, tags, person));
    list.choose(one?.id);
    if (quietly) return;
    const title = place.querySelector("h1");
    title.setAttribute("tabindex", "-1");
    title.focus({preventScroll: true});
    if (title.getBoundingClientRect().top < 0 || title.getBoundingClientRect().top > innerHeight / 2) title.scrollIntoView();
  };
  show("REST interface", h("div", {class: "api"}, list.element, place));
  addEventListener("hashchange", () => turn());
  turn({quietly: true});
});

/** All operations, narrowed by what is typed. */
function index(tags, all) {
  const search = line({type: "search", placeholder: "Find an operation", "aria-label": "Find an operation"});
  const count = h("p", {class: "unseen", role: "status"});
  const none = h("p", {class: "soft", hidden: true}, "No operation has all of these words.");
  const links = new Map(all.map(one => [one.id, link(one)]));
  const groups = tags.map(({tag, operations}) => ({
    operations,
    element: h("section", {}, h("h2", {}, tag), h("ul", {class: "plain"}, operations.map(one => h("li", {}, links.get(one.id))))),
  }));
  search.addEventListener("input", () => {
    const fits = one => found(one, search.value.trim());
    for (const one of all) links.get(one.id).parentElement.hidden = !fits(one);
    for (const {element, operations} of groups) element.hidden = !operations.some(fits);
    const n = all.filter(fits).length;
    none.hidden = n > 0;
    say(count, `${n} of ${all.length} operations`);
  });
  const element = h(
    "nav",
    {class: "api-index", "aria-label": "Operations"},
    search,
    count,
    h("p", {class: "api-first"}, h("a", {href: "#"}, "How to call it")),
    none,
    groups.map(group => group.element),
  );
  const choose = id => {
    for (const [key, one] of links) mark(one, "aria-current", key === id ? "true" : null);
    mark(element.querySelector(".api-first a"), "aria-current", id ? null : "true");
    const at = links.get(id)?.offsetTop ?? 0;
    if (at < element.scrollTop || at > element.scrollTop + element.clientHeight - 48) element.scrollTop = at - element.clientHeight / 3;
  };
  return {element, choose};
}

const link = one =>
  h("a", {href: `#${one.id}`, title: `${one.method} ${one.path}`}, h("span", {class: ["verb", one.method.toLowerCase()]}, one.method), h("span", {}, one.summary));

/** What one must know before the first call. */
function beginning(contract, tags, person) {
  const account = h("a", {href: "/account#tokens"}, "your account page");
  return [
    head("REST interface", "What the pages of this server ask for, scripts can ask for too. Choose an operation to read it and to try it."),
    section(
      "Who calls",
      h("p", {class: "soft api-text"}, "A script shows a personal token. You make one on ", person ? account : "your account page, once you are signed in", ", with a day on which it ends, for reading only or for everything that tokens open."),
      h("pre", {class: "api-text", tabindex: "0"}, `curl -H "Authorization: Bearer $TRYOUT_TOKEN" \\\n  '${location.origin}/api/v1/interviews'`),
    ),
    section(
      "What comes and goes",
      h("ul", {class: "api-text api-rules"}, [
        "JSON in UTF-8. A member that is null is the same as one that is left out; a member that nobody knows is refused.",
        "A refusal is a problem of RFC 9457: type leads to a page that explains it, detail is a sentence for a person, errors point at the members that are wrong.",
        "What can be changed has an ETag. A change names it in If-Match, so that nobody changes what they have not seen.",
        "Lists that take a cursor are read in parts: next is the cursor of the part behind, and is null at the end.",
        "What makes something takes an Idempotency-Key where the operation says so: sent twice with one key, it is made once.",
      ].map(rule => h("li", {}, rule))),
    ),
    section(
      "Operations",
      h("dl", {class: "api-tags"}, tags.map(({tag, about, operations}) => [h("dt", {}, tag), h("dd", {}, `${about} ${operations.length} operation${operations.length === 1 ? "" : "s"}.`)])),
      h("p", {class: "after"}, "For programs: ", h("a", {href: "/api/v1/openapi.json"}, "the contract as OpenAPI 3.1"), "."),
    ),
  ];
}

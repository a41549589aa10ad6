/* The search of a published room: it asks the index that lies beside the pages, and nobody else. The query, the filters and the order
   stand in the address, so that Back and a link lead to the same result. */
const root = new URL("../", import.meta.url);
const PAGE = 20;
const at = (id) => document.getElementById(id);
const words = at("words").dataset;
const language = document.documentElement.lang;
const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const number = (value) => value.toLocaleString(language);
const ORDERS = { best: words.best, newest: words.newest, oldest: words.oldest };
const SORTS = { newest: { date: "desc" }, oldest: { date: "asc" } };
const FACETS = { Post: words.post, Year: words.year, Marking: words.marking, TAGS: words.tags };
const FIRST = 8;
const asked = new URLSearchParams(location.search);
const query = (asked.get("q") ?? "").trim();
const order = asked.get("sort") in ORDERS ? asked.get("sort") : "best";

const made = (name, text = "", attributes = {}) => {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

const addressWith = (changes) => {
  const next = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
  return `?${next}`;
};

/* What pagefind gives is HTML with marks; only the marks are taken from it. */
const excerptOf = (html) => {
  const line = made("p", "", { class: "snippet", dir: "auto" });
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes)
    line.append(node.nodeName === "MARK" ? made("mark", node.textContent) : node.textContent);
  return line;
};

const hit = (data) => {
  const item = made("li");
  const href = new URL(data.raw_url.slice(1), root);
  item.append(made("a", data.meta.title || data.meta.name, { class: "title", href: href.href }));
  const line = made("p", "", { class: "byline" });
  for (const name of ["name", "post", "date", "marking"])
    if (data.meta[name]) line.append(made("span", data.meta[name], name === "name" ? { class: "num" } : {}), " ");
  item.append(line, excerptOf(data.excerpt));
  return item;
};

const facetLine = (facet, value, count) => {
  const isOn = asked.get(facet) === value;
  const link = made("a", "", { href: addressWith({ [facet]: isOn ? "" : value }) });
  if (isOn) link.setAttribute("aria-current", "true");
  link.append(made("span", value), made("span", number(count), { class: "count num" }));
  const item = made("li");
  item.append(link);
  return item;
};

const showFacets = (filters) => {
  const lists = Object.keys(FACETS).filter((facet) => Object.values(filters[facet] ?? {}).some((count) => count)).map((facet) => {
    const section = made("section");
    const values = Object.entries(filters[facet]).filter(([, count]) => count).sort((one, two) => two[1] - one[1]);
    const list = made("ul");
    list.append(...values.slice(0, FIRST).map(([value, count]) => facetLine(facet, value, count)));
    section.append(made("h2", FACETS[facet], { class: "label" }), list);
    if (values.length > FIRST) {
      const rest = made("details");
      const more = made("ul");
      more.append(...values.slice(FIRST).map(([value, count]) => facetLine(facet, value, count)));
      rest.append(made("summary", filled(words.more, { n: number(values.length - FIRST) }), { class: "small soft" }), more);
      section.append(rest);
    }
    return section;
  });
  at("facet-lists").replaceChildren(...lists);
  at("facets").hidden = lists.length === 0;
};

const showOrders = () => {
  at("sorting").replaceChildren(...Object.entries(ORDERS).map(([name, words]) => {
    const link = made("a", words, { href: addressWith({ sort: name === "best" ? "" : name }) });
    if (name === order) link.setAttribute("aria-current", "true");
    const item = made("li");
    item.append(link);
    return item;
  }));
};

const show = async (pagefind) => {
  const filters = Object.fromEntries(Object.keys(FACETS).filter((facet) => asked.get(facet)).map((facet) => [facet, asked.get(facet)]));
  const found = await pagefind.search(query || null, { filters, sort: SORTS[order] ?? (query ? undefined : SORTS.newest) });
  const count = found.results.length;
  const telegrams = filled(count === 1 ? words.one : words.many, { n: number(count) });
  const headline = query ? filled(words.for, { count: telegrams, query }) : telegrams;
  at("headline").textContent = headline;
  document.title = `${headline} · ${document.title.split(" · ").at(-1)}`;
  showFacets(found.filters);
  showOrders();
  let shown = 0;
  const more = async () => {
    const some = await Promise.all(found.results.slice(shown, shown + PAGE).map((one) => one.data()));
    const items = some.map(hit);
    at("hits").append(...items);
    if (shown) items[0]?.querySelector("a").focus();
    shown += some.length;
    at("more").hidden = shown >= count;
  };
  at("more").addEventListener("click", more);
  await more();
};

try {
  const box = document.querySelector("input[type=search]");
  if (box) box.value = query;
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ excerptLength: 36 });
  await pagefind.init();
  await pagefind.filters(); /* from here on results count by filter */
  at("no-search").hidden = true;
  await show(pagefind);
} catch {
  at("no-search").hidden = false; /* a file on this machine, or an old browser: the lists lead everywhere */
}

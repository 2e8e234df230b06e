// Where one goes after signing in.

/** What the address asks for, which is only ever a page of this server, or what is usual. @param {string} usual */
export function goal(usual) {
  const then = new URLSearchParams(location.search).get("then") ?? "";
  const url = URL.canParse(then, location.origin) ? new URL(then, location.origin) : null;
  return then.startsWith("/") && url?.origin === location.origin && !["/sign-in", "/sign-up"].includes(url.pathname) ? url.pathname + url.search : usual;
}

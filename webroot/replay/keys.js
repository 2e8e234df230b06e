// The keys of a replay. Where something takes a key itself, it is its own.

const STEP_MILLIS = 5000;

/** @param {import("./player.js").Player} player @param {(offset: number) => void} go @returns {() => void} ends the listening */
export function listenToKeys(player, go) {
  const listen = event => {
    const {key, target} = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(".cm-editor, [role=tab], [role=menu]")) return;
    if (key === " " && target.closest?.("button, a, input[type=checkbox]")) return;
    const act = {
      " ": () => player.toggle(), Home: () => go(0), End: () => go(player.line.length),
      ArrowRight: () => event.shiftKey ? player.toMark(1) : go(player.offset + STEP_MILLIS), ArrowLeft: () => event.shiftKey ? player.toMark(-1) : go(player.offset - STEP_MILLIS),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", listen);
  return () => removeEventListener("keydown", listen);
}

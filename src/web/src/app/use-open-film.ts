import { useSyncExternalStore } from "react";

const parameter = "film";
const changed = "videogen:address";

const read = (): string | undefined => new URLSearchParams(window.location.search).get(parameter) ?? undefined;

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener("popstate", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(changed, listener);
  };
};

/** The film that is open, kept in the address: a reload and the back button do what people expect. */
export const useOpenFilm = (): [string | undefined, (id: string | undefined) => void] => {
  const open = useSyncExternalStore(subscribe, read);
  return [open, show];
};

const show = (id: string | undefined): void => {
  if (id === read()) return;
  const address = new URL(window.location.href);
  if (id) address.searchParams.set(parameter, id);
  else address.searchParams.delete(parameter);
  window.history.pushState(null, "", address);
  window.dispatchEvent(new Event(changed));
};

export type Theme = "light" | "dark";

const key = "videogen.theme";

/** The chosen theme, else the system's. */
export const currentTheme = (): Theme => {
  const chosen = localStorage.getItem(key);
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
};

export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset["theme"] = theme;
};

export const chooseTheme = (theme: Theme): void => {
  localStorage.setItem(key, theme);
  applyTheme(theme);
};

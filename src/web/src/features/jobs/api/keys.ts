export const jobKeys = {
  all: ["jobs"] as const,
  list: ["jobs", "list"] as const,
  one: (id: string) => ["jobs", "one", id] as const,
};

import { api, data } from "@/lib/api/client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { jobKeys } from "./keys";

const jobQuery = (id: string) =>
  queryOptions({
    queryKey: jobKeys.one(id),
    queryFn: async ({ signal }) => data(await api.GET("/api/v1/jobs/{id}", { params: { path: { id } }, signal })),
  });

/** One film with its files, whose addresses are signed anew by each request. */
export const useJob = (id: string) => useQuery({ ...jobQuery(id), refetchOnMount: "always" });

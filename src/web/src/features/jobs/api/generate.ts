import { api, data, type GenerateBody } from "@/lib/api/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { jobKeys } from "./keys";
import { editList } from "./list-jobs";

/** Asks for a film. The key makes a repeated request after a lost answer the same request. */
export const useGenerate = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, key }: { body: GenerateBody; key: string }) =>
      data(await api.POST("/api/v1/generate", { body, params: { header: { "Idempotency-Key": key } } })),
    retry: (failures, error) => failures < 3 && "status" in error && error.status === 0,
    retryDelay: 3000,
    onSuccess: (job) => {
      editList(client, (jobs) => [job, ...jobs.filter((known) => known.id !== job.id)]);
      void client.invalidateQueries({ queryKey: jobKeys.list });
    },
  });
};

import { api, data } from "@/lib/api/client";
import { useMutation } from "@tanstack/react-query";

/** Has a film rendered from a time on first. */
export const useSeekJob = () =>
  useMutation({
    mutationFn: async ({ id, time }: { id: string; time: number }) =>
      data(await api.POST("/api/v1/jobs/{id}/seek", { params: { path: { id } }, body: { time } })),
  });

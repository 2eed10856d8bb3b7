import { api, data } from "@/lib/api/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { editList, replaceJob } from "./list-jobs";

export const useCancelJob = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => data(await api.POST("/api/v1/jobs/{id}/cancel", { params: { path: { id } } })),
    onSuccess: (job) => replaceJob(client, job),
  });
};

export const useRetryJob = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => data(await api.POST("/api/v1/jobs/{id}/retry", { params: { path: { id } } })),
    onSuccess: (job) => replaceJob(client, job),
  });
};

export const useRenameJob = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, title }: { id: string; title: string }) =>
      data(await api.PATCH("/api/v1/jobs/{id}", { params: { path: { id } }, body: { title } })),
    onSuccess: (job) => {
      // The answer has no files; those on the screen stay.
      editList(client, (jobs) => jobs.map((known) => (known.id === job.id ? { ...known, title: job.title } : known)));
    },
  });
};

export const useDeleteJob = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE("/api/v1/jobs/{id}", { params: { path: { id } } });
    },
    onSuccess: (_, id) => editList(client, (jobs) => jobs.filter((job) => job.id !== id)),
  });
};

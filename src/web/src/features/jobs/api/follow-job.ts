import { env } from "@/config/env";
import { authorizedFetch, type JobEvent } from "@/lib/api/client";
import { parseEvents } from "@/lib/api/event-stream";
import { z } from "zod/mini";

const firstDelayMs = 1000;
const maxDelayMs = 15_000;

/** The parts that the page relies on; the rest is as the API's document says. */
const envelope = z.looseObject({ seq: z.number(), type: z.string(), state: z.string(), progress: z.number(), attempt: z.number() });

const isOver = (event: JobEvent): boolean => event.state === "completed" || event.state === "failed" || event.state === "cancelled";

/** Passes on a job's events until it ends, over lost connections, going on where each was cut. */
export const followJob = async (id: string, onEvent: (event: JobEvent) => void, signal: AbortSignal): Promise<void> => {
  let lastId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const headers = new Headers({ Accept: "text/event-stream" });
      if (lastId !== undefined) headers.set("Last-Event-ID", lastId);
      const response = await authorizedFetch(
        new Request(`${env.VITE_API_URL || window.location.origin}/api/v1/jobs/${id}/events`, { headers, signal, cache: "no-store" }),
      );
      // Gone, forbidden, or nothing more to come: the list's polling has the last word.
      if (response.status === 204 || (response.status >= 400 && response.status < 500 && response.status !== 429)) return;
      if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
      for await (const raw of parseEvents(response.body)) {
        failures = 0;
        lastId = raw.id ?? lastId;
        const event = envelope.parse(JSON.parse(raw.data)) as unknown as JobEvent;
        onEvent(event);
        if (isOver(event)) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof SyntaxError || error instanceof z.core.$ZodError) throw error;
    }
    await pause(Math.min(maxDelayMs, firstDelayMs * 2 ** failures++), signal);
  }
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

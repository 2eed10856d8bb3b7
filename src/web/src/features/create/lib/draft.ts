import type { GenerateBody } from "@/lib/api/client";
import { z } from "zod/mini";

export const durations = [10, 20, 30, 60] as const;
export const shapes = {
  wide: { label: "16:9", size: "1280x720", hint: "Wide: 1280 × 720" },
  tall: { label: "9:16", size: "720x1280", hint: "Tall: 720 × 1280" },
  square: { label: "1:1", size: "960x960", hint: "Square: 960 × 960" },
} as const;
export type Shape = keyof typeof shapes;

/** What the prompt bar holds. An empty seed means a fresh one each time. */
const schema = z.object({
  prompt: z.string(),
  duration: z.number(),
  shape: z.enum(["wide", "tall", "square"]),
  quality: z.enum(["fast", "high"]),
  seed: z.string(),
});
export type Draft = z.infer<typeof schema>;

export const emptyDraft: Draft = { prompt: "", duration: 20, shape: "wide", quality: "high", seed: "" };
export const maxPrompt = 5000;
const maxSeed = Number.MAX_SAFE_INTEGER;
const key = "videogen.draft";

/** What keeps a draft from being sent; undefined when nothing does. */
export const draftFault = (draft: Draft): string | undefined => {
  if (!/[\p{L}\p{N}]/u.test(draft.prompt)) return "Say what the film should be about.";
  if (draft.prompt.length > maxPrompt) return `The prompt is ${draft.prompt.length - maxPrompt} characters too long.`;
  if (draft.seed !== "" && !(/^\d{1,16}$/.test(draft.seed) && Number(draft.seed) <= maxSeed)) return "The seed must be a whole number.";
  return undefined;
};

export const toRequest = (draft: Draft): GenerateBody => ({
  prompt: draft.prompt.trim(),
  duration: draft.duration,
  size: shapes[draft.shape].size,
  quality: draft.quality,
  ...(draft.seed === "" ? {} : { seed: Number(draft.seed) }),
});

/** The draft outlives a reload and a sign-in. */
export const loadDraft = (): Draft => {
  try {
    return { ...emptyDraft, ...schema.parse(JSON.parse(localStorage.getItem(key) ?? "null")) };
  } catch {
    return emptyDraft;
  }
};

export const saveDraft = (draft: Draft): void => localStorage.setItem(key, JSON.stringify(draft));

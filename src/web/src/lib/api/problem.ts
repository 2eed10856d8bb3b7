import { z } from "zod/mini";

const schema = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.nullish(z.string()),
  code: z.string(),
  errors: z._default(z.array(z.object({ field: z.string(), message: z.string() })), []),
});

/** A failure that the page can show: of the API, or of the way to it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly retryAfterSeconds: number | undefined;

  constructor(init: { message: string; status: number; code: string; fields?: Map<string, string>; retryAfterSeconds?: number | undefined }) {
    super(init.message);
    this.status = init.status;
    this.code = init.code;
    this.fields = init.fields ?? new Map();
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** Words for failures that have none of their own. */
const byStatus = (status: number, wait: number | undefined): string | undefined => {
  if (status === 401) return "Your session has expired. Please log in again.";
  if (status === 404) return "This video doesn't exist or has been deleted.";
  if (status === 429) return `Too many requests. Please wait ${wait ?? "a few"} seconds.`;
  if (status >= 500) return "Server error. Please try again.";
  return undefined;
};

export const offline = (): ApiError =>
  new ApiError({ message: "Connection lost. Check your internet.", status: 0, code: "offline" });

/** What to tell a person of a failure; a fault of the page itself has no words for them. */
export const errorText = (error: Error): string => (error instanceof ApiError ? error.message : "Something went wrong on this page.");

/** Reads a failed answer. */
export const problemOf = (response: Response, body: unknown): ApiError => {
  const parsed = schema.safeParse(body);
  const wait = Number(response.headers.get("Retry-After")) || undefined;
  const general = byStatus(response.status, wait);
  if (!parsed.success)
    return new ApiError({ message: general ?? "Something went wrong.", status: response.status, code: "unknown", retryAfterSeconds: wait });
  const { title, detail, code, errors } = parsed.data;
  const specific = errors.map((e) => `${label(e.field)} ${e.message}`).join(" ");
  // What is wrong with a sign-in is in the detail; an expired session is said in the page's own words.
  const message = specific || (response.status === 401 && detail ? detail : general && response.status !== 401 ? general : (detail ?? general ?? title));
  return new ApiError({
    message,
    status: response.status,
    code,
    fields: new Map(errors.map((e) => [e.field, e.message])),
    retryAfterSeconds: wait,
  });
};

const label = (field: string): string => {
  const words = field.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

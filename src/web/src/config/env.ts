import { z } from "zod/mini";

/** What the build was told. The API is on the page's own origin unless VITE_API_URL says otherwise. */
const schema = z.object({
  VITE_API_URL: z._default(z.union([z.url(), z.literal("")]), ""),
});

export const env = schema.parse(import.meta.env);

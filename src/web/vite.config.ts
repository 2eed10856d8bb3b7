import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The AppHost tells the dev server where the API listens.
const api = process.env["API_HTTPS"] ?? process.env["API_HTTP"] ?? "http://localhost:8080";
const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": page("./src") } },
  build: {
    outDir: "../VideoGen.Api/wwwroot",
    emptyOutDir: true,
    rollupOptions: { input: { index: page("./index.html"), docs: page("./docs.html") } },
  },
  server: {
    port: Number(process.env["PORT"] ?? 5173),
    proxy: Object.fromEntries(
      ["/api", "/files", "/openapi", "/ws"].map((path) => [path, { target: api, ws: path === "/ws", secure: false }]),
    ),
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});

import "@/styles/app.css";
import { ApiError } from "@/lib/api/problem";
import { session } from "@/lib/api/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { ErrorBoundary } from "./error-boundary";
import { applyTheme, currentTheme } from "./theme";

applyTheme(currentTheme());

const connectionRetryMs = 3000;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // Only what may go away by itself is asked again.
      retry: (failures, error) => failures < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      retryDelay: connectionRetryMs,
    },
  },
});
session.subscribe(() => {
  if (session.getState().status === "out") queries.clear();
});
void session.restore();

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);

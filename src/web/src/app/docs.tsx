import "@/styles/app.css";
import { ApiDocs } from "@/features/docs/components/api-docs";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "./error-boundary";
import { Header } from "./header";
import { applyTheme, currentTheme } from "./theme";

applyTheme(currentTheme());

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={new QueryClient()}>
        <div className="relative isolate min-h-dvh pb-16">
          <div aria-hidden className="aurora-sky absolute inset-x-0 top-0 -z-10 h-96" />
          <Header user={undefined} />
          <main className="mx-auto max-w-6xl px-4 sm:px-6">
            <ApiDocs />
          </main>
        </div>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);

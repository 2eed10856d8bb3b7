import { SignIn } from "@/features/auth/components/sign-in";
import { useSession } from "@/features/auth/state/use-session";
import { Header } from "./header";
import { Home } from "./home";

export const App = () => {
  const state = useSession();
  return (
    <div className="relative isolate min-h-dvh pb-16">
      <div aria-hidden className="aurora-sky absolute inset-x-0 top-0 -z-10 h-[36rem]" />
      <a href="#main" className="sr-only rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:absolute focus:top-3 focus:left-3">
        Skip to content
      </a>
      <Header user={state.status === "in" ? state.user : undefined} />
      <main id="main" className="mx-auto max-w-6xl px-4 sm:px-6">
        {state.status === "in" && <Home key={state.user.id} />}
        {state.status === "out" && (
          <div className="grid items-center gap-10 pt-8 sm:pt-16 lg:grid-cols-2">
            <div className="max-lg:text-center">
              <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-6xl">A prompt becomes a film.</h1>
              <p className="mt-5 text-lg text-balance text-muted">
                Planned scene by scene, narrated, captioned, scored and mixed, on your own machine.
              </p>
            </div>
            <div className="flex justify-center lg:justify-end">
              <SignIn expired={state.reason === "expired"} />
            </div>
          </div>
        )}
        {state.status === "unknown" && <p role="status" className="sr-only">Loading</p>}
      </main>
    </div>
  );
};

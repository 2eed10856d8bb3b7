import { emptyDraft, loadDraft, saveDraft, shapes, toRequest, type Draft, type Shape } from "@/features/create/lib/draft";
import { PromptBar } from "@/features/create/components/prompt-bar";
import { useGenerate } from "@/features/jobs/api/generate";
import { FilmDialog } from "@/features/jobs/components/film-dialog";
import { Films } from "@/features/jobs/components/films";
import type { Job } from "@/lib/api/client";
import { errorText } from "@/lib/api/problem";
import { useRef, useState } from "react";
import { useOpenFilm } from "./use-open-film";

export const Home = () => {
  const [draft, setDraft] = useState(loadDraft);
  const [open, setOpen] = useOpenFilm();
  const [titles, setTitles] = useState<Record<string, string>>({});
  const input = useRef<HTMLTextAreaElement>(null);
  const generate = useGenerate();
  const change = (next: Draft) => {
    setDraft(next);
    saveDraft(next);
  };
  const fill = (next: Draft) => {
    change(next);
    input.current?.focus();
    window.scrollTo({ top: 0, behavior: "smooth" });
  };
  const submit = () =>
    generate.mutate({ body: toRequest(draft), key: crypto.randomUUID() }, { onSuccess: () => change({ ...draft, prompt: "" }) });
  return (
    <>
      <section aria-labelledby="create" className="mx-auto max-w-4xl pt-6 pb-12 sm:pt-12">
        <h1 id="create" className="mb-6 text-center text-3xl font-semibold tracking-tight text-balance sm:text-5xl">
          What should the film be about?
        </h1>
        <PromptBar
          draft={draft}
          onChange={change}
          onSubmit={submit}
          pending={generate.isPending}
          error={generate.error ? errorText(generate.error) : undefined}
          inputRef={input}
        />
      </section>
      <Films
        onOpen={(job) => {
          setTitles({ ...titles, [job.id]: job.title });
          setOpen(job.id);
        }}
        onSample={(prompt) => fill({ ...emptyDraft, prompt })}
      />
      {open && (
        <FilmDialog
          key={open}
          id={open}
          title={titles[open] ?? "Film"}
          onClose={() => setOpen(undefined)}
          onReuse={(job) => {
            setOpen(undefined);
            fill(draftOf(job));
          }}
        />
      )}
    </>
  );
};

const draftOf = (job: Job): Draft => {
  const size = `${job.width}x${job.height}`;
  const shape = (Object.keys(shapes) as Shape[]).find((name) => shapes[name].size === size) ?? "wide";
  return { prompt: job.prompt, duration: job.duration, shape, quality: job.quality, seed: String(job.seed) };
};

import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";
import { durations, draftFault, maxPrompt, shapes, type Draft, type Shape } from "@/features/create/lib/draft";
import { Sparkles } from "lucide-react";
import { useId, useState, type KeyboardEvent, type Ref } from "react";

type Props = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
  pending: boolean;
  error: string | undefined;
  inputRef: Ref<HTMLTextAreaElement>;
};

const qualities = [
  { value: "fast", label: "Draft", hint: "Encodes quickly" },
  { value: "high", label: "Full", hint: "The quality to publish" },
] as const;

export const PromptBar = ({ draft, onChange, onSubmit, pending, error, inputRef }: Props) => {
  const [touched, setTouched] = useState(false);
  const id = useId();
  const fault = draftFault(draft);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const send = () => {
    setTouched(true);
    if (fault || pending) return;
    setTouched(false);
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      aria-label="New film"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="rounded-3xl border border-line bg-surface p-3 shadow-card sm:p-4"
    >
      <label htmlFor={id} className="sr-only">
        What should the film be about?
      </label>
      <textarea
        id={id}
        ref={inputRef}
        value={draft.prompt}
        onChange={(event) => set({ prompt: event.target.value })}
        onKeyDown={onKeyDown}
        rows={3}
        placeholder="Three reasons to grow your own tomatoes…"
        aria-invalid={touched && fault ? true : undefined}
        aria-describedby={`${id}-help`}
        className="block field-sizing-content max-h-80 min-h-24 w-full resize-none rounded-2xl bg-transparent px-3 py-2 text-lg leading-relaxed outline-none placeholder:text-muted/80"
      />
      <p id={`${id}-help`} className="flex justify-between gap-4 px-3 pb-3 text-xs text-muted">
        <span role={touched && fault ? "alert" : undefined} className={touched && fault ? "text-bad" : ""}>
          {touched && fault ? fault : "Headings, lists and “scene 1: …” are understood."}
        </span>
        {draft.prompt.length > maxPrompt * 0.8 && (
          <span className="tabular-nums">
            {draft.prompt.length} / {maxPrompt}
          </span>
        )}
      </p>
      {error && (
        <div className="px-1 pb-3">
          <Notice>{error}</Notice>
        </div>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3 border-t border-line px-1 pt-3">
        <Choice
          legend="Length"
          value={draft.duration}
          onChange={(duration) => set({ duration })}
          options={durations.map((value) => ({ value, label: `${value} s` }))}
        />
        <Choice
          legend="Shape"
          value={draft.shape}
          onChange={(shape) => set({ shape })}
          options={(Object.keys(shapes) as Shape[]).map((value) => ({ value, label: shapes[value].label, hint: shapes[value].hint }))}
        />
        <Choice legend="Quality" value={draft.quality} onChange={(quality) => set({ quality })} options={qualities} />
        <div>
          <label htmlFor={`${id}-seed`} className="mb-1.5 block text-xs font-medium text-muted">
            Seed
          </label>
          <input
            id={`${id}-seed`}
            value={draft.seed}
            onChange={(event) => set({ seed: event.target.value.replace(/\D/g, "").slice(0, 16) })}
            inputMode="numeric"
            placeholder="random"
            className="h-10 w-28 rounded-2xl bg-raised px-3 text-sm tabular-nums placeholder:text-muted"
          />
        </div>
        <Button type="submit" look="primary" className="ml-auto max-sm:w-full" disabled={pending} title="Ctrl+Enter">
          <Sparkles aria-hidden size={17} />
          {pending ? "Sending…" : "Make the film"}
        </Button>
      </div>
    </form>
  );
};

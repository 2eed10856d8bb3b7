import { useId, type ComponentProps } from "react";

type Props = ComponentProps<"input"> & { label: string; error?: string | undefined; hint?: string };

export const TextField = ({ label, error, hint, className = "", ...rest }: Props) => {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="min-h-11 w-full rounded-xl border border-line bg-bg px-3.5 text-base outline-offset-0 placeholder:text-muted aria-invalid:border-bad"
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={`mt-1.5 text-sm ${error ? "text-bad" : "text-muted"}`}>
          {note}
        </p>
      )}
    </div>
  );
};

type Props = { label: string; percent: number | undefined; text: string };

/** A share of 100, or a moving band while the share is not known. */
export const ProgressBar = ({ label, percent, text }: Props) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
    aria-valuetext={text}
    className="h-1.5 overflow-hidden rounded-full bg-raised"
  >
    <div
      className={`h-full rounded-full transition-[width] duration-500 ease-out ${percent === undefined ? "drifting w-full opacity-40" : "aurora"}`}
      style={percent === undefined ? undefined : { width: `${Math.max(2, percent)}%` }}
    />
  </div>
);

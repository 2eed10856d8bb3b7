import type { Job } from "@/lib/api/client";
import { useState } from "react";

/** The film's newest frame, or an aurora of its own colours until there is one. */
export const Preview = ({ job, className = "" }: { job: Job; className?: string }) => {
  const [broken, setBroken] = useState<string>();
  const url = job.preview_url ?? undefined;
  return (
    <div className={`relative overflow-hidden bg-raised ${className}`}>
      {url && url !== broken ? (
        <>
          <img src={url} alt="" aria-hidden className="absolute inset-0 size-full scale-125 object-cover opacity-60 blur-2xl" />
          <img src={url} alt="" onError={() => setBroken(url)} className={`absolute inset-0 size-full ${job.width > job.height ? "object-cover" : "object-contain"}`} />
        </>
      ) : (
        <div aria-hidden className="aurora-sky absolute inset-0" style={{ filter: `hue-rotate(${job.seed % 360}deg)` }} />
      )}
    </div>
  );
};

import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { IconButton } from "./icon-button";

type Props = { title: string; onClose: () => void; children: ReactNode; wide?: boolean };

/** The browser's own dialog: it keeps the focus inside, and Escape closes it. */
export const Modal = ({ title, onClose, children, wide = false }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={`w-[calc(100%-1.5rem)] rounded-3xl border border-line bg-surface p-0 text-text shadow-card ${wide ? "max-w-5xl" : "max-w-md"}`}
    >
      <div className="p-4 sm:p-6">
        <div className="mb-4 flex items-start gap-3">
          <h2 id={titleId} className="min-w-0 flex-1 pt-2 text-lg font-semibold break-words">
            {title}
          </h2>
          <IconButton icon={X} label="Close" onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
};

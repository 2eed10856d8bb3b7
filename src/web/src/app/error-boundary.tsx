import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Component, type ReactNode } from "react";

/** Keeps a fault of ours from leaving an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="mx-auto max-w-lg p-6">
        <Notice action={<Button small onClick={() => window.location.reload()}>Reload</Button>}>Something went wrong on this page.</Notice>
      </main>
    );
  }
}

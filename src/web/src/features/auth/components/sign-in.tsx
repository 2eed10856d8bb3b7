import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { ApiError, errorText } from "@/lib/api/problem";
import { session } from "@/lib/api/session";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

type How = "login" | "signup";

const words = {
  login: { title: "Welcome back", submit: "Sign in", other: "New here?", switch: "Make an account" },
  signup: { title: "Make an account", submit: "Make account", other: "Have an account?", switch: "Sign in" },
} as const;

export const SignIn = ({ expired }: { expired: boolean }) => {
  const [how, setHow] = useState<How>("login");
  const enter = useMutation({ mutationFn: (form: FormData) => session.signIn(how, credentials(form)) });
  const error = enter.error instanceof ApiError ? enter.error : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };
  return (
    <section aria-labelledby="sign-in-title" className="w-full max-w-md rounded-3xl border border-line bg-surface p-6 shadow-card sm:p-8">
      <h2 id="sign-in-title" className="text-xl font-semibold">
        {words[how].title}
      </h2>
      {expired && !error && <p className="mt-2 text-sm text-warn">Your session has expired. Please log in again.</p>}
      <form onSubmit={submit} className="mt-5 space-y-4" noValidate>
        <TextField label="E-mail" name="email" type="email" autoComplete="email" required error={error?.fields.get("email")} />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete={how === "login" ? "current-password" : "new-password"}
          required
          hint={how === "signup" ? "At least 10 characters." : ""}
          error={error?.fields.get("password")}
        />
        {enter.error && !error?.fields.size && <Notice>{errorText(enter.error)}</Notice>}
        <Button type="submit" look="primary" className="w-full" disabled={enter.isPending}>
          {enter.isPending ? "One moment…" : words[how].submit}
        </Button>
      </form>
      <p className="mt-5 text-sm text-muted">
        {words[how].other}{" "}
        <button
          type="button"
          className="font-medium text-text underline underline-offset-4"
          onClick={() => {
            enter.reset();
            setHow(how === "login" ? "signup" : "login");
          }}
        >
          {words[how].switch}
        </button>
      </p>
    </section>
  );
};

const credentials = (form: FormData) => ({
  email: String(form.get("email") ?? "").trim(),
  password: String(form.get("password") ?? ""),
});

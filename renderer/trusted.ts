/** The part of the Trusted Types API that we use; browsers without it take plain text. */
type Factory = {
  readonly createPolicy: (
    name: string,
    rules: { createHTML?: (html: string) => string; createScriptURL?: (url: string) => string },
  ) => { createHTML: (html: string) => unknown; createScriptURL: (url: string) => unknown };
};

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

const policy = factory?.createPolicy('loudermill', {
  createScriptURL: (url) => {
    if (new URL(url, document.baseURI).origin !== new URL(document.baseURI).origin)
      throw new TypeError('foreign script');
    return url;
  },
});

/** Starts a module worker of our own build; throws TypeError for a script from elsewhere. */
export function ownWorker(url: string): Worker {
  return new Worker((policy?.createScriptURL(url) ?? url) as string, { type: 'module' });
}

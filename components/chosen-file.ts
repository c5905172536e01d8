interface Chosen {
  currentTarget: HTMLInputElement;
}

/** For a file field's `onChange`: hands over the file that was chosen; the same one can be chosen again. */
export const chosenFile =
  (onFile: (file: File) => void) =>
  ({ currentTarget }: Chosen): void => {
    const [file] = currentTarget.files ?? [];
    currentTarget.value = '';
    if (file) onFile(file);
  };

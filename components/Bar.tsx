interface BarProps {
  /** 0 to 1. */
  share: number;
  thin?: boolean;
}

/** How much of a whole is done; the words beside it say the same. */
export function Bar({ share, thin = false }: BarProps) {
  const width = `${Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10}%`;
  return (
    <div class={thin ? 'bar thin' : 'bar'} aria-hidden="true">
      <i class="fill" style={{ inlineSize: width }} />
    </div>
  );
}

/**
 * When this page first had something on the screen. What is fetched or drawn before then keeps it from that, so
 * what can wait for it does. At once where nobody tells (no page of a browser).
 */
export const painted: Promise<void> = new Promise((resolve) => {
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('paint')) return resolve();
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    resolve();
  }).observe({ type: 'paint', buffered: true });
});

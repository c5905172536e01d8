/** True in the practice and end-to-end builds, which know the practice platform. */
declare const __PRACTICE__: boolean;

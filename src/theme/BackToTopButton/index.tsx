// No button floats over the lessons: the corner belongs to the console.
export default function BackToTopButton(): null {
  return null;
}

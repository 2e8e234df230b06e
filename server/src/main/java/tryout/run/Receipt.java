package tryout.run;

/**
 * What a run rested on: with the same of all this, and the same input, the same text can be run again and compared.
 *
 * @param sources digest of the files, as {@code tryout.text.FilesDigest} makes it
 * @param compiler the compiler with its full version, as it names itself
 * @param limits what the program might use, in words
 * @param policy SHA-256 over all that the walls are made of, 64 hexadecimal digits: the argument lists of both sandboxes,
 *     the filters of system calls and the helper that stands inside
 */
public record Receipt(String sources, String compiler, String limits, String policy) {}

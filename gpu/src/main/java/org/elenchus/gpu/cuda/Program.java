package org.elenchus.gpu.cuda;

import java.util.List;

/**
 * A file of kernels, and what it is compiled for beyond the format of its numbers.
 *
 * @param file the name of the {@code .cu} resource, without ending
 * @param defines options such as {@code -DHIDDEN=64}
 */
record Program(String file, List<String> defines) {
  Program {
    defines = List.copyOf(defines);
  }

  static Program of(String file, String... defines) {
    return new Program(file, List.of(defines));
  }
}

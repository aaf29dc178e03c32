// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

extern "C" __attribute__((visibility("default"))) int somethingElse() { return 1; }

//===-- Tool/FactsFiles.cpp - facts that the user names ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/FactsFiles.h"

#include "Facts/FactsFile.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace piiflow;
namespace fs = llvm::sys::fs;

static llvm::Error addFolder(const std::string &Folder,
                             std::vector<std::string> &Files) {
  std::error_code EC;
  for (fs::directory_iterator It(Folder, EC), End; It != End && !EC;
       It.increment(EC))
    if (llvm::sys::path::extension(It->path()) == ".pfx")
      Files.push_back(It->path());
  if (EC)
    return llvm::createStringError(EC, "%s: %s", Folder.c_str(),
                                   EC.message().c_str());
  return llvm::Error::success();
}

llvm::Expected<std::vector<Unit>>
piiflow::readFacts(llvm::ArrayRef<std::string> FilesAndFolders) {
  std::vector<std::string> Files;
  for (const std::string &Input : FilesAndFolders) {
    if (!fs::is_directory(Input))
      Files.push_back(Input);
    else if (llvm::Error E = addFolder(Input, Files))
      return E;
  }
  if (Files.empty())
    return llvm::createStringError(FilesAndFolders.front() +
                                   ": no .pfx file there: nothing to link");
  llvm::sort(Files);
  Files.erase(llvm::unique(Files), Files.end());
  std::vector<Unit> Units;
  for (const std::string &File : Files) {
    auto U = readFactsFile(File);
    if (!U)
      return U.takeError();
    Units.push_back(std::move(*U));
  }
  return Units;
}

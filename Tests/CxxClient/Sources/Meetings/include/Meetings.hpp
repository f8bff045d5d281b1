#pragma once
#include <string>

/// A meeting as a C++ program has it.
struct Meeting {
  std::string number;
  long long startsAt;
};

Meeting nextMeeting();

#pragma once

#include "desk/desk.h"
#include "http/router.h"

namespace parceldesk {

/// The desk as the agents' browsers see it.
class WebDesk {
public:
  explicit WebDesk(Desk &desk);

  /// Never throws.
  WebResponse handle(const WebRequest &request);

private:
  void add_sessions();
  void add_customers();
  void add_parcels();
  void add_tickets();
  void add_office();

  Customer customer(const WebRequest &request);
  Parcel parcel(const std::string &tracking);

  Desk &desk_;
  Router router_;
};

} // namespace parceldesk

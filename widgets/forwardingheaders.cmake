# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
# The same as oauthcore/forwardingheaders.cmake, for the widgets.
qonsent_forward_headers(widgets
    AccountDelegate    accounts/accountdelegate.h
    AccountDetails     accounts/accountdetails.h
    AccountFacts       accounts/accountfacts.h
    AccountListView    accounts/accountlistview.h
    AccountSearchField accounts/accountsearchfield.h
    AddAccountDialog   addaccount/addaccountdialog.h
    DeviceCodePanel    signin/devicecodepanel.h
    FusionPalette      look/fusionpalette.h
    MeaningColors      look/meaningcolors.h
    ProviderChoice     addaccount/providerchoice.h
    ProviderOffer      addaccount/provideroffer.h
    ProviderPicker     addaccount/providerpicker.h
    ProviderTile       look/providertile.h
    SignInButton       accounts/signinbutton.h
    SignInDialog       signin/signindialog.h
    SignInPanel        signin/signinpanel.h
    Symbols            look/symbols.h
    TokenContent       accounts/tokencontent.h
    TokenInspector     accounts/tokeninspector.h
    TranscriptDialog   signin/transcriptdialog.h)
